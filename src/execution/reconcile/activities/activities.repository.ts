import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { formatDecimal } from '../../../common/decimal.js';
import type { BrokerActivity } from '../../broker/broker.port.js';

export type ActivityOutcome = 'booked' | 'reversed' | 'not_booked' | 'in_opening';

/** The activities that were seen, and what became of them. */
@Injectable()
export class ActivitiesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The status with which each of these was seen last, by id. */
  async loadSeen(
    accountNumber: string,
    ids: readonly string[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Map<string, string>> {
    const rows = await manager.query<{ id: string; status: string }[]>(
      `select id, status from broker_activities where account_number = $1 and id = any($2::text[])`,
      [accountNumber, ids],
    );
    return new Map(rows.map(({ id, status }) => [id, status]));
  }

  /** Undefined before the first activity. */
  async loadLastMs(accountNumber: string): Promise<number | undefined> {
    const [row] = await this.dataSource.query<[{ last: string | null }]>(
      `select max(date)::text as last from broker_activities where account_number = $1`,
      [accountNumber],
    );
    return row.last === null ? undefined : Date.parse(row.last);
  }

  async save(
    manager: EntityManager,
    accountNumber: string,
    {
      activity,
      outcome,
      transactionId,
    }: { activity: BrokerActivity; outcome: ActivityOutcome; transactionId?: string | undefined },
  ): Promise<void> {
    const { id, type, date, symbol, qty, netAmount, status, groupId } = activity;
    await manager.query(
      `insert into broker_activities
         (id, account_number, type, date, symbol, qty, net_amount, status, group_id, outcome, transaction_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (id) do update set status = excluded.status, outcome = excluded.outcome, seen_at = clock_timestamp()`,
      [
        ...[
          id,
          accountNumber,
          type,
          date,
          symbol,
          qty && formatDecimal(qty),
          formatDecimal(netAmount),
          status,
          groupId,
        ],
        ...[outcome, transactionId ?? null],
      ],
    );
  }

  /** Whether the opening balance contains what a canceled or corrected activity changes. */
  async isInOpening(manager: EntityManager, accountNumber: string, { id, groupId }: BrokerActivity): Promise<boolean> {
    const rows = await manager.query<unknown[]>(
      `select from broker_activities
       where account_number = $1 and outcome = 'in_opening' and (id = $2 or group_id = $3) limit 1`,
      [accountNumber, id, groupId],
    );
    return rows.length > 0;
  }

  /** The ledger transactions that a canceled or corrected activity leaves standing; they count as reversed from now on. */
  async takeBooked(manager: EntityManager, accountNumber: string, { id, groupId }: BrokerActivity): Promise<string[]> {
    const [rows] = await manager.query<[{ transaction_id: string }[], number]>(
      `update broker_activities set outcome = 'reversed'
       where account_number = $1 and outcome = 'booked' and (id = $2 or group_id = $3)
       returning transaction_id`,
      [accountNumber, id, groupId],
    );
    return [...new Set(rows.map(({ transaction_id }) => transaction_id))];
  }
}
