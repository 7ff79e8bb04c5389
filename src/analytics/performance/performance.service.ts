import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { calendarReturns } from '../../quant/performance/calendar-returns.js';
import { QuantError } from '../../quant/quant-error.js';
import { StrategiesService } from '../../strategies/strategies.service.js';
import { computeBenchmarkFigures } from './benchmark-figures.js';
import { BenchmarkReturns } from './benchmark-returns.service.js';
import { datedDrawdowns } from './dated-drawdowns.js';
import type { PerformanceDto, PerformanceQueryDto } from './dto/performance.dto.js';
import { explainByFactors, explainsAnything } from './factor-explanation.js';
import { FactorSets } from './factor-sets.repository.js';
import { computePerformanceFigures } from './performance-figures.js';
import { PORTFOLIO, ReturnHistories, type ReturnHistory } from './return-histories.repository.js';

const BASIS = { riskFreeRate: 0, periodsPerYear: 252 };
const SHOWN_DRAWDOWNS = 5;

/** How a strategy or the portfolio did over its daily returns. */
@Injectable()
export class Performance {
  constructor(
    private readonly histories: ReturnHistories,
    private readonly strategies: StrategiesService,
    private readonly benchmarks: BenchmarkReturns,
    private readonly factorSets: FactorSets,
  ) {}

  /** Throws `strategy_not_found`, `symbol_not_found`, `factors_not_found`, `insufficient_data`. */
  async describe({ strategy, ...query }: PerformanceQueryDto): Promise<PerformanceDto> {
    if (strategy !== undefined) await this.strategies.get(strategy);
    const subject = strategy ?? PORTFOLIO;
    const history = await this.histories.load(subject, query);
    try {
      return await this.figuresOf(subject, history, query);
    } catch (cause) {
      if (!(cause instanceof QuantError)) throw cause;
      throw new AppError('insufficient_data', `The performance of ${subject} cannot be told: ${cause.message}.`, {
        cause,
      });
    }
  }

  private async figuresOf(
    strategy: string,
    history: ReturnHistory,
    { benchmark, factors }: PerformanceQueryDto,
  ): Promise<PerformanceDto> {
    const { dates, returns, simulatedObservations } = history;
    const figures = computePerformanceFigures(returns, BASIS);
    return {
      strategy,
      start: dates[0] ?? '',
      end: dates.at(-1) ?? '',
      simulated_observations: simulatedObservations,
      ...figures,
      years: calendarReturns(dates, returns, 'year'),
      months: calendarReturns(dates, returns, 'month'),
      drawdowns: datedDrawdowns(history, SHOWN_DRAWDOWNS),
      benchmark: benchmark === undefined ? null : await this.compare(history, benchmark),
      factors: factors === undefined ? null : await this.explain(history, factors),
    };
  }

  private async compare({ dates, returns }: ReturnHistory, symbol: string): Promise<PerformanceDto['benchmark']> {
    return { symbol, ...computeBenchmarkFigures(returns, await this.benchmarks.load(symbol, dates), BASIS) };
  }

  private async explain(history: ReturnHistory, dataset: string): Promise<PerformanceDto['factors']> {
    const names = await this.factorSets.loadNames(dataset);
    if (!explainsAnything(names)) {
      throw new AppError(
        'factors_not_found',
        `There are no factors of "${dataset}": bring them in with pas import factors.`,
      );
    }
    const days = await this.factorSets.loadDays(dataset, history.dates);
    return { dataset, ...explainByFactors(history, { names, days }, BASIS.periodsPerYear) };
  }
}
