import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppError } from '../common/app-error.js';
import { pearsonCorrelation } from '../quant/moments/correlation.js';
import { QuantError } from '../quant/quant-error.js';
import { StrategiesService } from '../strategies/strategies.service.js';
import { AnalyticsCache } from './analytics-cache.service.js';
import type { CorrelationDto, CorrelationQueryDto } from './dto/analytics.dto.js';

interface CommonDay {
  date: string;
  first: number;
  second: number;
  simulated: boolean;
}

/** Fewer points lie on a line whatever they are. */
const MIN_OBSERVATIONS = 3;

/** How the daily returns of two strategies move together. */
@Injectable()
export class CorrelationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly strategies: StrategiesService,
    private readonly cache: AnalyticsCache,
  ) {}

  /** Throws `strategy_not_found`, `insufficient_data`. */
  async correlate(query: CorrelationQueryDto): Promise<CorrelationDto> {
    const { strategy1, strategy2, window } = query;
    await this.strategies.get(strategy1);
    await this.strategies.get(strategy2);
    return this.cache.remember(`correlation:${strategy1}:${strategy2}:${window}`, () => this.compute(query));
  }

  private async compute({ strategy1, strategy2, window }: CorrelationQueryDto): Promise<CorrelationDto> {
    const days = await this.loadCommonDays(strategy1, strategy2, window);
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined || days.length < MIN_OBSERVATIONS) {
      throw insufficient(`they have ${days.length} daily returns in common, at least ${MIN_OBSERVATIONS} are needed`);
    }
    return {
      correlation: correlationOf(days),
      observations: days.length,
      start: first.date,
      end: last.date,
      simulated_observations: days.filter(({ simulated }) => simulated).length,
    };
  }

  private async loadCommonDays(strategy1: string, strategy2: string, window: number): Promise<CommonDay[]> {
    const days = await this.dataSource.query<CommonDay[]>(
      `select a.date::text as date, a.return as first, b.return as second, a.simulated or b.simulated as simulated
       from returns a join returns b on b.date = a.date and b.strategy_id = $2
       where a.strategy_id = $1
       order by a.date desc limit $3`,
      [strategy1, strategy2, window],
    );
    return days.reverse();
  }
}

function correlationOf(days: readonly CommonDay[]): number {
  try {
    return pearsonCorrelation(
      Float64Array.from(days, (day) => day.first),
      Float64Array.from(days, (day) => day.second),
    );
  } catch (cause) {
    if (cause instanceof QuantError) throw insufficient(cause.message, cause);
    throw cause;
  }
}

function insufficient(why: string, cause?: QuantError): AppError {
  return new AppError('insufficient_data', `The strategies cannot be correlated: ${why}.`, { cause });
}
