import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { addDays, type TradingDate } from '../../common/trading-date.js';
import { BarsRepository } from '../../market/bars.repository.js';
import { calendarReturns } from '../../quant/performance/calendar-returns.js';
import { deepestDrawdowns } from '../../quant/performance/drawdown-episodes.js';
import { QuantError } from '../../quant/quant-error.js';
import { StrategiesService } from '../../strategies/strategies.service.js';
import { followBenchmark } from '../backtests/follow-benchmark.js';
import { computeBenchmarkFigures } from './benchmark-figures.js';
import type { PerformanceDto, PerformanceQueryDto } from './dto/performance.dto.js';
import { explainByFactors, explainsAnything } from './factor-explanation.js';
import { FactorSets } from './factor-sets.repository.js';
import { computePerformanceFigures } from './performance-figures.js';
import { PORTFOLIO, ReturnHistories, type ReturnHistory } from './return-histories.repository.js';

const BASIS = { riskFreeRate: 0, periodsPerYear: 252 };
const SHOWN_DRAWDOWNS = 5;
/** All there are. */
const EVERY_SESSION = 1_000_000;

/** How a strategy or the portfolio did over its daily returns. */
@Injectable()
export class Performance {
  constructor(
    private readonly histories: ReturnHistories,
    private readonly strategies: StrategiesService,
    private readonly bars: BarsRepository,
    private readonly factorSets: FactorSets,
  ) {}

  /** Throws `strategy_not_found`, `symbol_not_found`, `factors_not_found`, `insufficient_data`. */
  async describe({ strategy, benchmark, factors, ...range }: PerformanceQueryDto): Promise<PerformanceDto> {
    if (strategy !== undefined) await this.strategies.get(strategy);
    const subject = strategy ?? PORTFOLIO;
    const history = await this.histories.load(subject, range);
    const { dates, returns } = history;
    const figures = computed(subject, () => computePerformanceFigures(returns, BASIS));
    return {
      strategy: subject,
      ...boundsOf(dates),
      simulated_observations: history.simulatedObservations,
      ...figures,
      years: calendarReturns(dates, returns, 'year'),
      months: calendarReturns(dates, returns, 'month'),
      drawdowns: drawdownsOf(history),
      benchmark: benchmark === undefined ? null : await this.compare(subject, history, benchmark),
      factors: factors === undefined ? null : await this.explain(subject, history, factors),
    };
  }

  private async compare(
    subject: string,
    { dates, returns }: ReturnHistory,
    symbol: string,
  ): Promise<PerformanceDto['benchmark']> {
    const { start, end } = boundsOf(dates);
    const bars = await this.bars.loadPriceMatrix({ symbols: [symbol], end, lastSessions: EVERY_SESSION });
    if (bars.dates.length === 0) {
      throw new AppError(
        'symbol_not_found',
        `No bars are stored for the benchmark "${symbol}": see GET /market/symbols.`,
      );
    }
    return computed(subject, () => {
      // The first return begins at the close before it.
      const closes = followBenchmark({ ...bars, symbol }, [addDays(start, -1), ...dates]);
      const market = closes.slice(1).map((close, t) => close / (closes[t] ?? Number.NaN) - 1);
      return { symbol, ...computeBenchmarkFigures(returns, market, BASIS) };
    });
  }

  private async explain(subject: string, history: ReturnHistory, dataset: string): Promise<PerformanceDto['factors']> {
    const names = await this.factorSets.loadNames(dataset);
    if (!explainsAnything(names)) {
      throw new AppError(
        'factors_not_found',
        `There are no factors of "${dataset}": bring them in with pas import factors.`,
      );
    }
    const days = await this.factorSets.loadDays(dataset, history.dates);
    return computed(subject, () => ({ dataset, ...explainByFactors(history, { names, days }, BASIS.periodsPerYear) }));
  }
}

function boundsOf(dates: readonly TradingDate[]): { start: TradingDate; end: TradingDate } {
  const [start, end] = [dates[0], dates.at(-1)];
  if (start === undefined || end === undefined) throw new RangeError('figures without a date');
  return { start, end };
}

function drawdownsOf({ dates, returns }: ReturnHistory): PerformanceDto['drawdowns'] {
  // Place 0 of the values is before the first return.
  const dateAt = (place: number): string => dates[Math.max(0, place - 1)] ?? '';
  return deepestDrawdowns(returns, SHOWN_DRAWDOWNS).map(({ depth, peak, trough, recovery }) => ({
    depth,
    peak: dateAt(peak),
    trough: dateAt(trough),
    recovery: recovery === null ? null : dateAt(recovery),
  }));
}

function computed<T>(subject: string, compute: () => T): T {
  try {
    return compute();
  } catch (cause) {
    if (!(cause instanceof QuantError)) throw cause;
    throw new AppError('insufficient_data', `The performance of ${subject} cannot be told: ${cause.message}.`, {
      cause,
    });
  }
}
