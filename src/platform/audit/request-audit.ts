import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { redactToken } from '../auth/presented-token.js';
import { contextOf } from '../http/request-context.js';
import { Logger } from '../observability/logger.js';
import { AuditLog } from './audit-log.js';

const READING = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Who asked for something that changes the system, from where, and what came of it, also where it was refused. What a route
 * itself writes into the audit tells more, but only of what was done.
 */
@Injectable()
export class RequestAudit {
  constructor(
    private readonly audit: AuditLog,
    private readonly logger: Logger,
  ) {}

  watch(fastify: FastifyInstance): void {
    fastify.addHook('onResponse', async (request, reply) => {
      if (isPrivileged(request, reply)) await this.record(request, reply);
    });
  }

  private async record(request: FastifyRequest, { statusCode: status }: FastifyReply): Promise<void> {
    const actor = contextOf(request).principal?.name ?? 'anonymous';
    const subject = `${request.method} ${redactToken(request.url)}`.slice(0, 300);
    const entry = { actor, action: `request.${outcomeOf(status)}`, subject, detail: { status } };
    try {
      await this.audit.record(entry);
    } catch (error) {
      // The answer is out already; the log keeps what the audit could not.
      this.logger.error({ err: error, ...entry, requestId: request.id, address: request.ip }, 'not in the audit');
    }
  }
}

/** Too many requests are counted, not written down: a row each would be what a flood is after. */
function isPrivileged(request: FastifyRequest, { statusCode }: FastifyReply): boolean {
  if (statusCode === 429 || request.is404) return false;
  const { neededScope } = contextOf(request);
  if (neededScope !== undefined) return neededScope !== 'read';
  return statusCode === 401 && !READING.includes(request.method);
}

function outcomeOf(status: number): string {
  if (status < 400) return 'done';
  return status < 500 ? 'refused' : 'failed';
}
