import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { decimal, type Money, ZERO } from '../../common/decimal.js';
import type { ErrorCode } from '../../common/error-codes.js';
import { instantOf, tradingDateOf } from '../../common/trading-date.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import type { AccountReading, OrderReading } from './breakers/breaker.js';

/** Equity and positions of one moment of market time. */
export interface AccountMoment {
  equity: Money;
  grossValue: Money;
  atMs: number;
}

interface PastRow {
  high_water: string | null;
  day_start: string | null;
  failed_runs: number;
  rejected_orders: number;
}

interface SentRow {
  run_orders: number;
  run_usd: string;
  minute_orders: number;
  day_usd: string;
}

/** Why a run fails that was refused for what it asked: it says nothing of how well the others go. */
const REFUSED_AS_ASKED: readonly ErrorCode[] = ['market_closed', 'plan_stale', 'strategy_not_found'];

/** What the breakers measure, from what is stored. */
@Injectable()
export class BreakerReadings {
  constructor(private readonly dataSource: DataSource) {}

  /** The last snapshot of the account; undefined before the first. */
  async loadLastMoment(accountNumber: string): Promise<AccountMoment | undefined> {
    const [row] = await this.dataSource.query<{ equity: string; gross: string; at: Date }[]>(
      `select equity, abs(long_market_value) + abs(short_market_value) as gross, at
       from account_snapshots where account_number = $1 order by at desc, id desc limit 1`,
      [accountNumber],
    );
    return row && { equity: decimal(row.equity), grossValue: decimal(row.gross), atMs: row.at.getTime() };
  }

  /** Market time decides which snapshots count, the database's clock which runs and orders do. */
  async loadAccountReading(account: PinnedAccount, now: AccountMoment): Promise<AccountReading> {
    const { accountNumber, rearmedAt, resumedAt } = account;
    const dayStart = new Date(instantOf(tradingDateOf(now.atMs), '00:00'));
    const [past] = await this.dataSource.query<[PastRow]>(
      `with s as (select id, at, equity from account_snapshots
                  where account_number = $1 and at > coalesce($2::timestamptz, '-infinity'))
       select (select max(equity) from s) as high_water,
              coalesce((select equity from s where at < $3 order by at desc, id desc limit 1),
                       (select equity from s where at >= $3 order by at, id limit 1)) as day_start,
              (select count(*)::int from rebalance_runs
               where account_number = $1 and status = 'failed' and coalesce(reason, '') <> all($5)
                 and finished_at > greatest($4::timestamptz,
                 (select max(finished_at) from rebalance_runs
                  where status in ('completed', 'completed_with_errors'))::timestamptz)) as failed_runs,
              (select count(*)::int from order_intents
               where state = 'rejected' and failure ->> 'code' in ('broker_rejected', 'insufficient_buying_power') and sent_at > greatest($4::timestamptz,
                 (select max(sent_at) from order_intents
                  where state in ('accepted', 'terminal'))::timestamptz, '-infinity')) as rejected_orders`,
      [accountNumber, rearmedAt, dayStart, resumedAt ?? new Date(0), REFUSED_AS_ASKED],
    );
    const [highWater, dayStartEquity] = [past.high_water, past.day_start].map((text) =>
      text === null ? undefined : decimal(text),
    );
    return {
      equity: now.equity,
      highWater: highWater?.gt(now.equity) === true ? highWater : now.equity,
      dayStart: dayStartEquity,
      grossValue: now.grossValue,
      failedRuns: past.failed_runs,
      rejectedOrders: past.rejected_orders,
    };
  }

  /** What was sent, with no further order; `runId` tells the run whose orders are counted. */
  async loadOrderReading(
    manager: EntityManager,
    { resumedAt }: PinnedAccount,
    runId: string | null,
  ): Promise<OrderReading> {
    const [sent] = await manager.query<[SentRow]>(
      `with sent as (select i.run_id, i.sent_at,
                            -- a limit order that is over counts for what it got: the rest of it comes in another one
                            case when i.type = 'limit' and i.state = 'terminal'
                              then coalesce(o.filled_qty * i.reference_price, 0)
                              else coalesce(i.notional, i.qty * i.reference_price, 0) end as usd
                     from order_intents i
                     left join orders o on i.type = 'limit' and o.client_order_id = i.client_order_id
                     where i.sent_at > $2
                       and (i.run_id = $1 or i.sent_at >= least(clock_timestamp() - interval '60 seconds',
                         date_trunc('day', clock_timestamp(), 'America/New_York'))))
       select count(*) filter (where run_id = $1)::int as run_orders,
              coalesce(sum(usd) filter (where run_id = $1), 0) as run_usd,
              count(*) filter (where sent_at > clock_timestamp() - interval '60 seconds')::int as minute_orders,
              coalesce(sum(usd) filter (where sent_at >= date_trunc('day', clock_timestamp(), 'America/New_York')), 0)
                as day_usd
       from sent`,
      [runId, resumedAt ?? new Date(0)],
    );
    return {
      orderUsd: ZERO,
      runOrders: sent.run_orders,
      runUsd: decimal(sent.run_usd),
      minuteOrders: sent.minute_orders,
      dayUsd: decimal(sent.day_usd),
    };
  }
}
