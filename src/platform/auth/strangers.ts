import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../common/app-error.js';
import { AppConfig } from '../../config/app-config.js';
import { showsToken } from './caller.js';
import { FailedLogins } from './failed-logins.js';

/**
 * Requests whose caller is not known. Each failure is counted in the same breath as it is looked whether there were too many:
 * whoever sends hundreds at once is held back like one who sends them in a row.
 */
@Injectable()
export class Strangers {
  constructor(
    private readonly failures: FailedLogins,
    private readonly config: AppConfig,
  ) {}

  /** One more failure from there. Errors: `rate_limited`. */
  countFailure(request: FastifyRequest, reply: FastifyReply): void {
    const refusal = this.failures.refusal(request.ip);
    if (refusal !== undefined) {
      void reply.header('Retry-After', refusal.retryAfterSeconds);
      throw refusal.error;
    }
    this.failures.note(request.ip);
  }

  /** Asks for what is not open. The door has counted those with a wrong token. Errors: `unauthorized`, `rate_limited`. */
  refuse(request: FastifyRequest, reply: FastifyReply): never {
    const isShown = showsToken(request, this.config);
    if (!isShown) this.countFailure(request, reply);
    void reply.header('WWW-Authenticate', 'Bearer');
    const what = isShown ? 'The token is not known' : 'No token was sent';
    throw new AppError('unauthorized', `${what}: send one "Authorization: Bearer <token>".`);
  }
}
