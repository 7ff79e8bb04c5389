import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import { argumentsOf } from './handler-arguments.js';
import { refuseParameters, refuseRepeated } from './query-parameters.js';

/**
 * The validation of a handler's query refuses unknown parameters; this does it where a handler takes none at all, and refuses
 * everywhere what is given twice. A handler that takes the request itself has a grammar of its own.
 */
@Injectable()
export class QueryGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const takes = argumentsOf(context.getClass(), context.getHandler().name);
    if (takes.has(RouteParamtypes.REQUEST)) return true;
    const { query } = context.switchToHttp().getRequest<FastifyRequest>();
    if (takes.has(RouteParamtypes.QUERY)) refuseRepeated(query);
    else refuseParameters(query);
    return true;
  }
}
