import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppConfig } from '../../config/app-config.js';
import { callerOf } from '../auth/caller.js';
import { redactToken } from '../auth/presented-token.js';
import { RouteScopes } from '../auth/route-scopes.js';
import { TokenVerifier } from '../auth/token-verifier.js';
import { contextOf } from '../http/request-context.js';
import type { RequestEnd, RequestEnds } from '../http/request-ends.js';
import { Logger } from '../observability/logger.js';
import { AuditLog } from './audit-log.js';

/**
 * Who asked for something that changes the system, from where, and what came of it, also where it was refused and where nobody
 * waited for the answer. What a route itself writes into the audit tells more, but only of what was done.
 */
@Injectable()
export class RequestAudit {
  constructor(
    private readonly audit: AuditLog,
    private readonly scopes: RouteScopes,
    private readonly verifier: TokenVerifier,
    private readonly config: AppConfig,
    private readonly logger: Logger,
  ) {}

  watch(ends: RequestEnds): void {
    ends.listen((request, end) => (this.isToBeKept(request, end) ? this.record(request, end) : undefined));
  }

  /** Too many requests are counted, not written down: a row each would be what a flood is after. */
  private isToBeKept(request: FastifyRequest, { status }: RequestEnd): boolean {
    if (status === 429 || (this.scopes.neededFor(request) ?? 'read') === 'read') return false;
    // No limit counts what is refused before anybody asked who sends it, so of that only those we know leave a row.
    return contextOf(request).principal !== undefined || this.callerOf(request) !== undefined;
  }

  private async record(request: FastifyRequest, { status, isCallerGone }: RequestEnd): Promise<void> {
    const actor = this.callerOf(request)?.name ?? 'anonymous';
    const subject = `${request.method} ${redactToken(request.url)}`.slice(0, 300);
    const detail = { status: status ?? null, ...(isCallerGone ? { caller_gone: true } : {}) };
    const entry = { actor, action: `request.${outcomeOf(status)}`, subject, detail };
    try {
      await this.audit.record(entry);
    } catch (error) {
      // The answer is out already; the log keeps what the audit could not.
      this.logger.error({ err: error, ...entry, requestId: request.id, address: request.ip }, 'not in the audit');
    }
  }

  private callerOf(request: FastifyRequest): ReturnType<typeof callerOf> {
    return callerOf(request, this.verifier, this.config);
  }
}

function outcomeOf(status: number | undefined): string {
  if (status === undefined) return 'unfinished';
  if (status < 400) return 'done';
  return status < 500 ? 'refused' : 'failed';
}
