import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../common/app-error.js';
import { AppConfig } from '../../config/app-config.js';
import { isUnlimited } from '../http/unlimited-paths.js';
import { callerOf, showsToken } from './caller.js';
import { RequestBudget, type Budget } from './request-budget.js';
import { Strangers } from './strangers.js';
import { TokenVerifier } from './token-verifier.js';

const BODYLESS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Looks at a request before a byte of its body is read: who asks, and has he asked too much? Whether he may do what he asks for
 * is the guard's to say.
 */
@Injectable()
export class HttpDoor {
  constructor(
    private readonly verifier: TokenVerifier,
    private readonly budget: RequestBudget,
    private readonly strangers: Strangers,
    private readonly config: AppConfig,
  ) {}

  /** Behind the hooks that set headers, before the routes. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (request, reply) => this.admit(request, reply));
  }

  private async admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const caller = callerOf(request, this.verifier, this.config);
    if (isUnlimited(request.url)) return;
    const budget = await this.budget.take(caller, request.ip);
    if (budget !== undefined) spend(budget, reply);
    if (caller !== undefined) return;
    // Also at an open page: its answer tells by the budget whether a token is known. Who shows none is let through to it.
    if (showsToken(request, this.config)) this.strangers.countFailure(request, reply);
    // What is open takes no body, so that of a stranger need not be read to refuse it.
    if (hasBody(request)) this.strangers.refuse(request, reply);
  }
}

/** The three fields of draft-ietf-httpapi-ratelimit-headers-06. */
function spend({ limit, remaining, resetSeconds }: Budget, reply: FastifyReply): void {
  void reply.headers({
    'RateLimit-Limit': limit,
    'RateLimit-Remaining': Math.max(0, remaining),
    'RateLimit-Reset': resetSeconds,
  });
  if (remaining >= 0) return;
  void reply.header('Retry-After', resetSeconds);
  throw new AppError('rate_limited', `More than ${limit} requests in a minute: wait ${resetSeconds} s.`);
}

function hasBody({ method, headers }: FastifyRequest): boolean {
  if (BODYLESS.includes(method)) return false;
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
