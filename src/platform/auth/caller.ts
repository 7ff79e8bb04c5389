import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../common/app-error.js';
import type { AppConfig } from '../../config/app-config.js';
import { contextOf } from '../http/request-context.js';
import { presentedToken } from './presented-token.js';
import type { Principal } from './principal.js';
import type { TokenVerifier } from './token-verifier.js';

/** Who asks; the token is looked at once per request. */
export function callerOf(request: FastifyRequest, verifier: TokenVerifier, config: AppConfig): Principal | undefined {
  const context = contextOf(request);
  if (context.principal === undefined) {
    const token = presentedToken(presentationOf(request), config.queryTokenEnabled);
    context.principal = (token === undefined ? undefined : verifier.verify(token)) ?? null;
  }
  return context.principal ?? undefined;
}

/** The refusal of a request whose caller is not known. */
export function refusalOfStranger(request: FastifyRequest, reply: FastifyReply, config: AppConfig): AppError {
  void reply.header('WWW-Authenticate', 'Bearer');
  const isShown = presentedToken(presentationOf(request), config.queryTokenEnabled) !== undefined;
  const what = isShown ? 'The token is not known' : 'No token was sent';
  return new AppError('unauthorized', `${what}: send one "Authorization: Bearer <token>".`);
}

function presentationOf({ raw }: FastifyRequest): Parameters<typeof presentedToken>[0] {
  const { method = 'GET', url = '/', headers, rawHeaders } = raw;
  return { method, url, headers, rawHeaders };
}
