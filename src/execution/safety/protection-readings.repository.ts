import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decimal } from '../../common/decimal.js';
import { instantOf, tradingDateOf } from '../../common/trading-date.js';
import { RESERVE } from '../planner/plan.js';
import type { ProtectionReading } from './protections/protection-kind.js';

/** What the protections look at, from what is stored. */
@Injectable()
export class ProtectionReadings {
  constructor(private readonly dataSource: DataSource) {}

  async load(accountNumber: string, market: { nowMs: number; nextOpenMs: number }): Promise<ProtectionReading> {
    const dayStart = new Date(instantOf(tradingDateOf(market.nowMs), '00:00'));
    const [strategies, rejections] = await Promise.all([
      this.loadStrategies(accountNumber, dayStart),
      this.loadRejections(),
    ]);
    return { ...market, strategies, rejections };
  }

  /** A sleeve's gain is the change of its equity without what was transferred to or from it. */
  private async loadStrategies(accountNumber: string, dayStart: Date): Promise<ProtectionReading['strategies']> {
    const rows = await this.dataSource.query<{ strategy: string; day_start: string; gain: string }[]>(
      `select s.strategy, b.equity as day_start,
              e.equity - b.equity - coalesce((
                select sum(l.value_usd) from ledger_entries l
                where l.account_number = $1 and l.sleeve = s.strategy and l.asset = 'USD'
                  and l.kind in ('transfer', 'deposit', 'adjustment') and l.at > b.at and l.at <= e.at), 0) as gain
       from (select distinct strategy from equity where at >= $2 and strategy not in ('portfolio', $3)) s
       cross join lateral (select equity, at from equity where strategy = s.strategy order by at desc limit 1) e
       cross join lateral (
         (select equity, at from equity where strategy = s.strategy and at < $2 order by at desc limit 1)
         union all
         (select equity, at from equity where strategy = s.strategy and at >= $2 order by at limit 1)
         order by at limit 1) b`,
      [accountNumber, dayStart, RESERVE],
    );
    return rows.map(({ strategy, day_start: start, gain }) => ({
      strategy,
      dayStart: decimal(start),
      gain: decimal(gain),
    }));
  }

  /** The day of the database's clock: a refused order has no market time. */
  private async loadRejections(): Promise<ProtectionReading['rejections']> {
    return this.dataSource.query<{ symbol: string; count: number }[]>(
      `select symbol, count(*)::int as count from order_intents
       where state = 'rejected' and failure ->> 'code' = 'broker_rejected'
         and sent_at >= date_trunc('day', clock_timestamp(), 'America/New_York')
       group by symbol order by symbol`,
    );
  }
}
