import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Decimal, decimal, formatDecimal } from '../../common/decimal.js';
import { IDS, type Ids } from '../../common/ids.port.js';
import type { Discrepancy } from './discrepancy.js';

export type ReconciliationTrigger = 'start' | 'reconnect' | 'run' | 'timer' | 'request';

/** A finding, and how long it has been so. */
export interface ReconciliationRecord {
  id: string;
  trigger: ReconciliationTrigger;
  isClean: boolean;
  discrepancies: Discrepancy[];
  firstAt: Date;
  lastAt: Date;
}

export type AcknowledgementPolicy = 'book_external' | 'ignore_until_clean';

export interface Acknowledgement {
  reconciliationId: string;
  accountNumber: string;
  asset: string;
  difference: string;
  policy: AcknowledgementPolicy;
  reason: string;
  acknowledgedBy: string;
}

const SELECT = `
  select id, trigger, is_clean as "isClean", discrepancies, first_at as "firstAt", last_at as "lastAt"
  from reconciliations`;

/** What was found, and who answered for it. */
@Injectable()
export class ReconciliationsRepository {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** Undefined before the first reconciliation. */
  async findLatest(
    accountNumber: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<ReconciliationRecord | undefined> {
    const [row] = await manager.query<ReconciliationRecord[]>(
      `${SELECT} where account_number = $1 order by last_at desc, id limit 1`,
      [accountNumber],
    );
    return row;
  }

  async exists(accountNumber: string, id: string): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      `select from reconciliations where account_number = $1 and id::text = $2`,
      [accountNumber, id],
    );
    return rows.length > 0;
  }

  /** A finding that is the same as the latest one extends it. The caller holds the lock of the account. */
  async record(
    manager: EntityManager,
    accountNumber: string,
    found: { trigger: ReconciliationTrigger; isClean: boolean; discrepancies: readonly Discrepancy[] },
  ): Promise<{ record: ReconciliationRecord; isNew: boolean }> {
    const latest = await this.findLatest(accountNumber, manager);
    const isNew = latest === undefined || !isSame(latest.discrepancies, found.discrepancies);
    const id = isNew ? this.ids.next() : latest.id;
    const rows = await manager.query<[ReconciliationRecord]>(
      `insert into reconciliations as r (id, account_number, trigger, is_clean, discrepancies)
       values ($1, $2, $3, $4, $5)
       on conflict (id) do update set last_at = clock_timestamp(), checks = r.checks + 1
       returning id, trigger, is_clean as "isClean", discrepancies, first_at as "firstAt", last_at as "lastAt"`,
      [id, accountNumber, found.trigger, found.isClean, JSON.stringify(found.discrepancies)],
    );
    return { record: rows[0], isNew };
  }

  async acknowledge(manager: EntityManager, acknowledgement: Acknowledgement): Promise<void> {
    const { reconciliationId, accountNumber, asset, difference, policy, reason, acknowledgedBy } = acknowledgement;
    await this.endIgnored(manager, accountNumber, [asset]);
    await manager.query(
      `insert into reconciliation_acknowledgements
         (reconciliation_id, account_number, asset, difference, policy, reason, acknowledged_by, ended_at)
       values ($1, $2, $3, $4, $5, $6, $7, case when $5 = 'book_external' then clock_timestamp() end)`,
      [reconciliationId, accountNumber, asset, difference, policy, reason, acknowledgedBy],
    );
  }

  /** The differences that are ignored, by asset. */
  async loadIgnored(manager: EntityManager, accountNumber: string): Promise<Map<string, Decimal>> {
    const rows = await manager.query<{ asset: string; difference: string }[]>(
      `select asset, difference from reconciliation_acknowledgements where account_number = $1 and ended_at is null`,
      [accountNumber],
    );
    return new Map(rows.map(({ asset, difference }) => [asset, decimal(difference)]));
  }

  async endIgnored(manager: EntityManager, accountNumber: string, assets: readonly string[]): Promise<void> {
    if (assets.length === 0) return;
    await manager.query(
      `update reconciliation_acknowledgements set ended_at = clock_timestamp()
       where account_number = $1 and asset = any($2::text[]) and ended_at is null`,
      [accountNumber, assets],
    );
  }
}

function isSame(known: readonly Discrepancy[], found: readonly Discrepancy[]): boolean {
  const textOf = (list: readonly Discrepancy[]): string =>
    list
      .map(({ symbol, difference, state }) => `${symbol} ${formatDecimal(decimal(difference))} ${state}`)
      .sort()
      .join('\n');
  return textOf(known) === textOf(found);
}
