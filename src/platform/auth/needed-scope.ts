import type { Reflector } from '@nestjs/core';
import type { Type } from '@nestjs/common';
import type { Scope } from './principal.js';
import { IS_PUBLIC } from './public.decorator.js';
import { REQUIRED_SCOPE } from './require-scope.decorator.js';

/** What a handler asks for; undefined: it is open. One that says nothing takes `admin`. */
export function scopeNeededBy(reflector: Reflector, handler: () => unknown, controller: Type): Scope | undefined {
  const targets = [handler, controller];
  if (reflector.getAllAndOverride<boolean | undefined>(IS_PUBLIC, targets) === true) return undefined;
  return reflector.getAllAndOverride<Scope | undefined>(REQUIRED_SCOPE, targets) ?? 'admin';
}
