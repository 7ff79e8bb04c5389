import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../common/app-error.js';
import { AppConfig } from '../../config/app-config.js';
import { contextOf } from '../http/request-context.js';
import { callerOf, refusalOfStranger } from './caller.js';
import { includesScope, type Scope } from './principal.js';
import { IS_PUBLIC } from './public.decorator.js';
import { REQUIRED_SCOPE } from './require-scope.decorator.js';
import { TokenVerifier } from './token-verifier.js';

/** Global: a route without `@Public()` needs a token with the scope it names. Socket.IO namespaces authenticate themselves. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly verifier: TokenVerifier,
    private readonly config: AppConfig,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(IS_PUBLIC, targets) === true) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const needed = this.reflector.getAllAndOverride<Scope | undefined>(REQUIRED_SCOPE, targets) ?? 'admin';
    contextOf(request).neededScope = needed;
    const principal = callerOf(request, this.verifier, this.config);
    if (principal === undefined) {
      throw refusalOfStranger(request, context.switchToHttp().getResponse<FastifyReply>(), this.config);
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
