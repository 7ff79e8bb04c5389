import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiSecurity } from '@nestjs/swagger';
import { ApiProblem } from '../http/api-problem.decorator.js';
import type { Scope } from './principal.js';

export const REQUIRED_SCOPE = 'pas:scope';

/** The token needs this scope. Every route carries either this or `@Public()`; one without both takes `admin`. */
export function RequireScope(scope: Scope): MethodDecorator & ClassDecorator {
  return applyDecorators(
    SetMetadata(REQUIRED_SCOPE, scope),
    ApiBearerAuth('bearer'),
    ApiSecurity('queryToken'),
    ApiProblem(401, 'unauthorized'),
    ApiProblem(403, 'forbidden'),
  );
}
