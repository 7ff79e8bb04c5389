import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { SCOPE_MARK } from '../http/api-marks.js';
import type { Scope } from './principal.js';

export const REQUIRED_SCOPE = 'pas:scope';

/** The token needs this scope. Every route carries either this or `@Public()`; one without both takes `admin`. */
export function RequireScope(scope: Scope): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(REQUIRED_SCOPE, scope), ApiExtension(SCOPE_MARK, scope));
}
