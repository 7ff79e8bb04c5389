import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Gathering } from '../../common/gathering.js';
import { AppConfig } from '../../config/app-config.js';
import { isDatabaseAway } from '../database/database-away.js';
import { currentRequest } from '../http/request-scope.js';
import { hideValues, redact } from './redact.js';

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

const MOST_AT_ONCE = 100;

type Row = readonly (string | null)[];

/** The one way into `audit_log`. Secrets never get there; the request that caused it, and where that came from, are noted by themselves. */
@Injectable()
export class AuditLog {
  /** Each commit costs; what is to be noted at the same time shares one. */
  private readonly rows: Gathering<Row, undefined>;

  constructor(
    dataSource: DataSource,
    private readonly config: AppConfig,
  ) {
    this.rows = new Gathering((rows) => insert(dataSource.manager, rows), {
      mostAtOnce: MOST_AT_ONCE,
      isCommon: isDatabaseAway,
    });
  }

  /** With the manager of a transaction the row is there exactly when what it tells has happened. */
  async record(entry: AuditEntry, manager?: EntityManager): Promise<void> {
    const row = this.rowOf(entry);
    await (manager === undefined ? this.rows.add(row) : insert(manager, [row]));
  }

  /** The text as it may be shown and kept. */
  withoutSecrets(text: string): string {
    return hideValues(text, this.secrets());
  }

  private secrets(): string[] {
    const { keyId, secretKey } = this.config.broker;
    return [...this.config.secrets, keyId, secretKey];
  }

  private rowOf({ actor, action, subject, detail = {}, runId, clientOrderId }: AuditEntry): Row {
    const secrets = this.secrets();
    const request = currentRequest();
    return [
      actor,
      action,
      redact(subject ?? null, secrets) as string | null,
      JSON.stringify(redact(detail, secrets)),
      request?.id ?? null,
      runId ?? null,
      clientOrderId ?? null,
      request?.address ?? null,
    ];
  }
}

async function insert(manager: EntityManager, rows: readonly Row[]): Promise<undefined[]> {
  const columns = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => rows.map((row) => row[i]));
  await manager.query(
    `insert into audit_log (actor, action, subject, detail, request_id, run_id, client_order_id, address)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::jsonb[], $5::text[], $6::uuid[], $7::text[], $8::text[])`,
    columns,
  );
  return rows.map(() => undefined);
}
