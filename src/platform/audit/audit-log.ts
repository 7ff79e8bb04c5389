import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AppConfig } from '../../config/app-config.js';
import { currentRequest } from '../http/request-scope.js';
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

/** The one way into `audit_log`. Secrets never get there; the request that caused it, and where that came from, are noted by themselves. */
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
    const secrets = [...this.config.secrets, keyId, secretKey];
    const request = currentRequest();
    await manager.query(
      `insert into audit_log (actor, action, subject, detail, request_id, run_id, client_order_id, address)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        actor,
        action,
        redact(subject, secrets),
        JSON.stringify(redact(detail, secrets)),
        request?.id ?? null,
        runId,
        clientOrderId,
        request?.address ?? null,
      ],
    );
  }
}
