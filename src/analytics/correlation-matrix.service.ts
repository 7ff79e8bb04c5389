import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppError } from '../common/app-error.js';
import { pearsonCorrelation } from '../quant/moments/correlation.js';
import { QuantError } from '../quant/quant-error.js';
import { AnalyticsCache } from './analytics-cache.service.js';
import type { CorrelationMatrixDto } from './dto/analytics.dto.js';

interface StrategyDays {
  strategy: string;
  dates: string[];
  returns: number[];
}

/** Fewer points lie on a line whatever they are. */
const MIN_OBSERVATIONS = 3;

/** How the daily returns of all strategies that are enabled move together, over the last days that they have in common. */
@Injectable()
export class CorrelationMatrix {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cache: AnalyticsCache,
  ) {}

  /** Throws `insufficient_data`. */
  compute(window: number): Promise<CorrelationMatrixDto> {
    return this.cache.remember(`correlation-matrix:${window}`, async () => matrixOf(await this.loadDays(), window));
  }

  /** By id; a strategy without returns has no days. */
  private loadDays(): Promise<StrategyDays[]> {
    return this.dataSource.query<StrategyDays[]>(
      `select s.id as strategy,
              coalesce(array_agg(r.date::text order by r.date) filter (where r.date is not null), '{}') as dates,
              coalesce(array_agg(r.return order by r.date) filter (where r.date is not null), '{}') as returns
       from strategies s left join returns r on r.strategy_id = s.id
       where s.enabled group by s.id order by s.id`,
    );
  }
}

function matrixOf(strategies: readonly StrategyDays[], window: number): CorrelationMatrixDto {
  const seasoned = strategies.filter(({ dates }) => dates.length > 0);
  const common = commonDates(seasoned).slice(-window);
  const [start, end] = [common[0], common.at(-1)];
  if (start === undefined || end === undefined || common.length < MIN_OBSERVATIONS) {
    const found = `${seasoned.length} strategies with returns have ${common.length} days in common`;
    throw new AppError(
      'insufficient_data',
      `There is no correlation matrix: ${found}, ${MIN_OBSERVATIONS} are needed.`,
    );
  }
  const columns = seasoned.map(({ dates, returns }) => {
    const returnOn = new Map(dates.map((date, t) => [date, returns[t] ?? Number.NaN]));
    return Float64Array.from(common, (date) => returnOn.get(date) ?? Number.NaN);
  });
  return {
    strategies: seasoned.map(({ strategy }) => strategy),
    matrix: columns.map((one) => columns.map((other) => correlationOf(one, other))),
    observations: common.length,
    start,
    end,
    without_returns: strategies.filter(({ dates }) => dates.length === 0).map(({ strategy }) => strategy),
  };
}

/** Ascending. */
function commonDates([first, ...others]: readonly StrategyDays[]): string[] {
  const sets = others.map(({ dates }) => new Set(dates));
  return (first?.dates ?? []).filter((date) => sets.every((dates) => dates.has(date)));
}

/** Null for returns that never change. */
function correlationOf(one: Float64Array, other: Float64Array): number | null {
  try {
    return pearsonCorrelation(one, other);
  } catch (error) {
    if (error instanceof QuantError) return null;
    throw error;
  }
}
