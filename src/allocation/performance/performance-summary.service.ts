import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { maxDrawdown } from '../../quant/performance/drawdown-series.js';
import { totalReturn } from '../../quant/performance/growth.js';
import { sharpeRatio } from '../../quant/performance/sharpe-ratio.js';
import { annualisedReturn, annualisedVolatility } from '../../quant/performance/volatility.js';
import type { MethodPerformanceDto } from './performance.dto.js';

const TRADING_DAYS_PER_YEAR = 252;

interface MethodDays {
  method: string;
  start: string;
  end: string;
  returns: number[];
  turnover: number;
}

/** The recorded methods side by side. */
@Injectable()
export class PerformanceSummary {
  constructor(private readonly dataSource: DataSource) {}

  /** By Sharpe ratio, best first; methods with fewer than two days are left out. */
  async load(start: string | undefined, end: string | undefined): Promise<MethodPerformanceDto[]> {
    const methods = await this.dataSource.query<MethodDays[]>(
      `select method, min(date)::text as start, max(date)::text as end,
              array_agg(return order by date) as returns, coalesce(sum(turnover order by date), 0) as turnover
       from allocation_performance
       where date >= coalesce($1::date, '-infinity') and date <= coalesce($2::date, 'infinity')
       group by method having count(*) > 1 order by method`,
      [start ?? null, end ?? null],
    );
    return methods.map(summarise).sort((a, b) => (b.sharpe ?? -Infinity) - (a.sharpe ?? -Infinity));
  }
}

function summarise({ method, start, end, returns, turnover }: MethodDays): MethodPerformanceDto {
  return {
    ...{ method, start, end },
    observations: returns.length,
    total_return: totalReturn(returns),
    annual_return: annualisedReturn(returns, TRADING_DAYS_PER_YEAR),
    volatility: annualisedVolatility(returns, TRADING_DAYS_PER_YEAR),
    sharpe: sharpeRatio(returns, 0, TRADING_DAYS_PER_YEAR),
    max_drawdown: maxDrawdown(returns),
    annual_turnover: (turnover * TRADING_DAYS_PER_YEAR) / returns.length,
  };
}
