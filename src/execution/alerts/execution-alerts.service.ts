import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Outbox } from '../../platform/events/outbox.js';
import { ExecutionMetrics } from '../execution-metrics.js';
import type { AlertCode } from './alert-codes.js';

export interface ExecutionAlert {
  code: AlertCode;
  /** What it is about: an order, a run, a reconciliation. The same alert about the same subject is raised once. */
  subject: string;
  message: string;
  detail?: Record<string, unknown>;
}

/** Tells people: in the audit log, as an event, in the log and in the metrics. */
@Injectable()
export class ExecutionAlerts {
  private readonly logger = new Logger(ExecutionAlerts.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
    private readonly metrics: ExecutionMetrics,
  ) {}

  /** Within the transaction that makes it true, or on its own. */
  async raise(alert: ExecutionAlert, manager?: EntityManager): Promise<void> {
    if (manager === undefined) return this.dataSource.transaction((own) => this.raise(alert, own));
    const { code, subject, message, detail = {} } = alert;
    if (await this.isRaised(code, subject, manager)) return;
    const entry = { actor: 'execution', action: `alert.${code}`, subject, detail: { message, ...detail } };
    await this.audit.record(entry, manager);
    this.logger.warn({ code, subject, ...detail }, message);
    this.metrics.countAlert(code);
    const shown = this.audit.withoutSecrets(message);
    await this.outbox.append(manager, 'execution.alert', { code, subject, message: shown });
  }

  /** The second condition is that of the index. */
  private async isRaised(code: AlertCode, subject: string, manager: EntityManager): Promise<boolean> {
    const rows = await manager.query<unknown[]>(
      `select from audit_log where action = $1 and action like 'alert.%' and subject = $2 limit 1`,
      [`alert.${code}`, subject],
    );
    return rows.length > 0;
  }
}
