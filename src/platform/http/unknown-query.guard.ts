import { Injectable, type CanActivate, type ExecutionContext, type Type } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../common/app-error.js';

/** A handler with one of these sees the parameters and refuses what it does not know itself. */
const READERS: readonly number[] = [RouteParamtypes.QUERY, RouteParamtypes.REQUEST];

/** The validation of a handler's query refuses unknown parameters; this does it where a handler takes none at all. */
@Injectable()
export class UnknownQueryGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http' || readsQuery(context.getClass(), context.getHandler().name)) return true;
    const given = Object.keys(context.switchToHttp().getRequest<FastifyRequest>().query as object);
    if (given.length === 0) return true;
    throw new AppError('validation_failed', `There are no parameters here; ${given.join(', ')} cannot be used.`, {
      errors: given.map((path) => ({ path, message: `${path} is not known here` })),
    });
  }
}

function readsQuery(controller: Type, handler: string): boolean {
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Record<string, unknown>;
  // Keys are `<kind>:<position>`.
  return Object.keys(args).some((key) => READERS.includes(Number(key.split(':')[0])));
}
