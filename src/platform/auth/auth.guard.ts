import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../common/app-error.js';
import { AppConfig } from '../../config/app-config.js';
import { callerOf } from './caller.js';
import { scopeNeededBy } from './needed-scope.js';
import { includesScope } from './principal.js';
import { Strangers } from './strangers.js';
import { TokenVerifier } from './token-verifier.js';

/** Global: a route without `@Public()` needs a token with the scope it names. Socket.IO namespaces authenticate themselves. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly verifier: TokenVerifier,
    private readonly config: AppConfig,
    private readonly strangers: Strangers,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const needed = scopeNeededBy(this.reflector, context.getHandler() as () => unknown, context.getClass());
    if (needed === undefined) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const principal = callerOf(request, this.verifier, this.config);
    if (principal === undefined) {
      return this.strangers.refuse(request, context.switchToHttp().getResponse<FastifyReply>());
    }
    if (!includesScope(principal.scope, needed)) {
      throw new AppError(
        'forbidden',
        `This needs a token with scope "${needed}"; "${principal.name}" has "${principal.scope}".`,
      );
    }
    return true;
  }
}
