import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MARKET_ZONE } from '../../common/trading-date.js';
import type { DatedPageQueryDto } from '../../platform/http/dated-page-query.dto.js';
import { pageOf } from '../../platform/http/page-query.dto.js';
import { StrategiesService } from '../../strategies/strategies.service.js';
import type { StrategyEquityDto } from './dto/strategy-equity.dto.js';

type Day = Omit<StrategyEquityDto, 'equity'>;

/** How a strategy grew, day by day. */
@Injectable()
export class StrategyEquity {
  constructor(
    private readonly dataSource: DataSource,
    private readonly strategies: StrategiesService,
  ) {}

  /** Oldest first. Throws `strategy_not_found`. */
  async list(id: string, { start, end, ...page }: DatedPageQueryDto): Promise<StrategyEquityDto[]> {
    await this.strategies.get(id);
    let equity = 1;
    const days = (await this.loadDays(id, end)).map(({ date, return: value, ...day }) => {
      equity *= 1 + value;
      return { date, return: value, equity, ...day };
    });
    return pageOf(start === undefined ? days : days.filter(({ date }) => date >= start), page);
  }

  /** From the first day on: the growth of a day is that of all before it. */
  private loadDays(id: string, end: string | undefined): Promise<Day[]> {
    return this.dataSource.query<Day[]>(
      `select r.date::text as date, r.return, r.simulated, trim_scale(v.equity)::text as value_usd
       from returns r
       left join lateral (
         select equity from equity e
         where not r.simulated and e.strategy = r.strategy_id
           and e.at >= r.date::timestamp at time zone $3 and e.at < (r.date + 1)::timestamp at time zone $3
         order by e.at desc limit 1
       ) v on true
       where r.strategy_id = $1 and r.date <= coalesce($2::date, 'infinity')
       order by r.date`,
      [id, end ?? null, MARKET_ZONE],
    );
  }
}
