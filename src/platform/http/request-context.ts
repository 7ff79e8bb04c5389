import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../auth/principal.js';

/** What the platform knows about a request beyond HTTP. */
export interface RequestContext {
  /** Who asks. Null: looked for, and nobody we know. */
  principal?: Principal | null;
}

const contexts = new WeakMap<object, RequestContext>();

export function contextOf(request: FastifyRequest): RequestContext {
  const known = contexts.get(request);
  if (known) return known;
  const fresh: RequestContext = {};
  contexts.set(request, fresh);
  return fresh;
}

/** Injects the name of the token that asks, for audit rows. */
export const Actor = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  return contextOf(context.switchToHttp().getRequest<FastifyRequest>()).principal?.name ?? 'anonymous';
});
