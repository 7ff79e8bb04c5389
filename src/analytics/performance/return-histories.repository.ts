import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TradingDate } from '../../common/trading-date.js';

/** What the whole is called where a strategy might stand; no strategy may have this id. */
export const PORTFOLIO = 'portfolio';

export interface ReturnHistory {
  /** Ascending. */
  dates: TradingDate[];
  /** Simple daily returns. */
  returns: number[];
  simulatedObservations: number;
}

export interface DateRange {
  start?: string | undefined;
  end?: string | undefined;
}

export interface HistoryRange extends DateRange {
  /** Only the last so many of them; Infinity: all. */
  last?: number;
}

/** Daily returns of strategies, and of the portfolio: what the capital as it is shared today would have returned. */
@Injectable()
export class ReturnHistories {
  constructor(private readonly dataSource: DataSource) {}

  async load(strategy: string, { start, end, last = Infinity }: HistoryRange): Promise<ReturnHistory> {
    const [history] = await this.dataSource.query<[ReturnHistory]>(
      `select coalesce(array_agg(date::text order by date), '{}') as dates,
              coalesce(array_agg(return order by date), '{}') as returns,
              (count(*) filter (where simulated))::int as "simulatedObservations"
       from (select date, return, simulated from daily_returns
             where strategy = $1 and date >= coalesce($2::date, '-infinity') and date <= coalesce($3::date, 'infinity')
             order by date desc limit $4) days`,
      [strategy, start ?? null, end ?? null, Number.isFinite(last) ? last : null],
    );
    return history;
  }
}
