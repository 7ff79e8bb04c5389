import type { FastifyRequest } from 'fastify';
import type { AppConfig } from '../../config/app-config.js';
import { contextOf } from '../http/request-context.js';
import { presentedToken } from './presented-token.js';
import type { Principal } from './principal.js';
import type { TokenVerifier } from './token-verifier.js';

/** Who asks; the token is looked at once per request. */
export function callerOf(request: FastifyRequest, verifier: TokenVerifier, config: AppConfig): Principal | undefined {
  const context = contextOf(request);
  if (context.principal === undefined) {
    const token = tokenOf(request, config);
    context.principal = (token === undefined ? undefined : verifier.verify(token)) ?? null;
  }
  return context.principal ?? undefined;
}

export function showsToken(request: FastifyRequest, config: AppConfig): boolean {
  return tokenOf(request, config) !== undefined;
}

function tokenOf({ raw }: FastifyRequest, config: AppConfig): string | undefined {
  const { method = 'GET', url = '/', headers, rawHeaders } = raw;
  return presentedToken({ method, url, headers, rawHeaders }, config.queryTokenEnabled);
}
