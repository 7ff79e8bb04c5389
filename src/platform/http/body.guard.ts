import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../common/app-error.js';
import { argumentsOf } from './handler-arguments.js';

/**
 * The validation of a handler's body refuses unknown members; this does it where a handler takes no body at all, or whoever
 * sends one believes that it was heard. Nothing and `{}` are what clients send that cannot leave it out.
 */
@Injectable()
export class BodyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const takes = argumentsOf(context.getClass(), context.getHandler().name);
    if (!takes.has(RouteParamtypes.BODY) && !takes.has(RouteParamtypes.REQUEST)) {
      refuseContent(context.switchToHttp().getRequest<FastifyRequest>().body);
    }
    return true;
  }
}

/** Errors: `validation_failed`. */
function refuseContent(body: unknown): void {
  // What comes unread is for the handler to read.
  if (body === undefined || body === null || Buffer.isBuffer(body)) return;
  const given = isMembers(body) ? Object.keys(body) : ['the body'];
  if (given.length === 0) return;
  throw new AppError('validation_failed', `This request takes no body: leave out ${given.join(', ')}.`, {
    errors: given.map((path) => ({ path, message: `${path} is not known here` })),
  });
}

function isMembers(body: unknown): body is object {
  return typeof body === 'object' && !Array.isArray(body);
}
