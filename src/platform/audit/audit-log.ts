import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AppConfig } from '../../config/app-config.js';
import { currentRequestId } from '../http/request-scope.js';
import { redact } from './redact.js';

export interface AuditEntry {
  /** The name of the token, or of the part of the system, that acted. */
  actor: string;
  /** What happened, `noun.verb_in_the_past`. */
  action: string;
  subject?: string | undefined;
  detail?: object | undefined;
  runId?: string | undefined;
  clientOrderId?: string | undefined;
}

/** The one way into `audit_log`. Secrets never get there; the request that caused it is noted by itself. */
@Injectable()
export class AuditLog {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: AppConfig,
  ) {}

  /** With the manager of a transaction the row is there exactly when what it tells has happened. */
  async record(entry: AuditEntry, manager: EntityManager = this.dataSource.manager): Promise<void> {
    const { actor, action, subject = null, detail = {}, runId = null, clientOrderId = null } = entry;
    const { keyId, secretKey } = this.config.broker;
    await manager.query(
      `insert into audit_log (actor, action, subject, detail, request_id, run_id, client_order_id)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        actor,
        action,
        subject,
        JSON.stringify(redact(detail, [keyId, secretKey])),
        currentRequestId() ?? null,
        runId,
        clientOrderId,
      ],
    );
  }
}
