import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
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
    private readonly outbox: Outbox,
    private readonly metrics: ExecutionMetrics,
  ) {}

  /** Within the transaction that makes it true, or on its own. */
  async raise(alert: ExecutionAlert, manager?: EntityManager): Promise<void> {
    if (manager === undefined) return this.dataSource.transaction((own) => this.raise(alert, own));
    const { code, subject, message, detail = {} } = alert;
    const rows = await manager.query<unknown[]>(
      `insert into audit_log (actor, action, subject, detail)
       select 'execution', $1::text, $2::text, $3::jsonb
       where not exists (select from audit_log where action = $1 and action like 'alert.%' and subject = $2)
       returning id`,
      [`alert.${code}`, subject, JSON.stringify({ message, ...detail })],
    );
    if (rows.length === 0) return;
    this.logger.warn({ code, subject, ...detail }, message);
    this.metrics.countAlert(code);
    await this.outbox.append(manager, 'execution.alert', { code, subject, message });
  }
}
