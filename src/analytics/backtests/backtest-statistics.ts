import type { TradingDate } from '../../common/trading-date.js';
import { informationRatio, trackingError } from '../../quant/performance/active-returns.js';
import { alpha, beta } from '../../quant/performance/benchmark-regression.js';
import { calendarReturns, type PeriodReturn } from '../../quant/performance/calendar-returns.js';
import { sortinoRatio } from '../../quant/performance/downside.js';
import { deepestDrawdowns } from '../../quant/performance/drawdown-episodes.js';
import { maxDrawdown } from '../../quant/performance/drawdown-series.js';
import { annualGrowthRate } from '../../quant/performance/growth.js';
import { sharpeRatio } from '../../quant/performance/sharpe-ratio.js';
import { ratioOf } from '../../quant/performance/variation.js';
import { annualisedVolatility } from '../../quant/performance/volatility.js';
import type { BacktestDecision, BacktestStatistics, BenchmarkStatistics, DrawdownSpan } from './backtest-result.js';

const TRADING_DAYS_PER_YEAR = 252;

/** Values at the closes of ascending dates, the first at the first decision. */
export interface ValuePath {
  dates: readonly TradingDate[];
  values: readonly number[];
  /** T of T + 1 values. */
  returns: readonly number[];
}

export function pathOf(dates: readonly TradingDate[], values: readonly number[]): ValuePath {
  const returns = values.slice(1).map((value, t) => value / (values[t] ?? Number.NaN) - 1);
  return { dates, values, returns };
}

export interface StatisticsInput {
  path: ValuePath;
  /** Before the first purchase, whose costs are in the growth and not in the returns. */
  capital: number;
  decisions: readonly BacktestDecision[];
  months: readonly PeriodReturn[];
  /** Annual, arithmetic. */
  riskFreeRate: number;
}

/** Annual × 252, ddof 1; growth rates by the number of days over 252. Throws `insufficient_data` below two returns. */
export function computeStatistics(input: StatisticsInput): BacktestStatistics {
  const { path, capital, decisions, riskFreeRate } = input;
  const { returns, values } = path;
  const finalValue = values.at(-1) ?? capital;
  const cagr = growthRate(finalValue / capital, returns);
  const deepest = drawdownOf(path);
  const turnover = decisions.reduce((sum, decision) => sum + decision.turnover, 0);
  return {
    ...boundsOf(path),
    observations: returns.length,
    decisions: decisions.length,
    initial_value: capital,
    final_value: finalValue,
    total_return: finalValue / capital - 1,
    cagr,
    volatility: annualisedVolatility(returns, TRADING_DAYS_PER_YEAR),
    sharpe: sharpeRatio(returns, riskFreeRate, TRADING_DAYS_PER_YEAR),
    sortino: sortinoRatio(returns, { target: riskFreeRate, periodsPerYear: TRADING_DAYS_PER_YEAR }),
    max_drawdown: deepest,
    calmar: deepest && ratioOf(cagr, -deepest.depth),
    turnover,
    annual_turnover: (turnover * TRADING_DAYS_PER_YEAR) / returns.length,
    costs: decisions.reduce((sum, { cost }) => sum + cost, 0),
    ...extremesOf(input.months),
  };
}

/** Of the benchmark, and of the returns beside it. */
export function computeBenchmarkStatistics(
  symbol: string,
  benchmark: ValuePath,
  { path, riskFreeRate }: Pick<StatisticsInput, 'path' | 'riskFreeRate'>,
): BenchmarkStatistics {
  const growth = (benchmark.values.at(-1) ?? Number.NaN) / (benchmark.values[0] ?? Number.NaN);
  const market = { riskFreeRate, periodsPerYear: TRADING_DAYS_PER_YEAR };
  return {
    symbol,
    total_return: growth - 1,
    cagr: growthRate(growth, benchmark.returns),
    volatility: annualisedVolatility(benchmark.returns, TRADING_DAYS_PER_YEAR),
    sharpe: sharpeRatio(benchmark.returns, riskFreeRate, TRADING_DAYS_PER_YEAR),
    max_drawdown: maxDrawdown(benchmark.returns),
    beta: beta(path.returns, benchmark.returns),
    alpha: alpha(path.returns, benchmark.returns, market),
    tracking_error: trackingError(path.returns, benchmark.returns, TRADING_DAYS_PER_YEAR),
    information_ratio: informationRatio(path.returns, benchmark.returns, TRADING_DAYS_PER_YEAR),
  };
}

/** By calendar year or month; a day's return belongs to the day it ends on. */
export function periodReturns({ dates, returns }: ValuePath, by: 'year' | 'month'): PeriodReturn[] {
  return calendarReturns(dates.slice(1), returns, by);
}

function growthRate(growth: number, returns: readonly number[]): number {
  return annualGrowthRate(growth, returns.length / TRADING_DAYS_PER_YEAR);
}

function boundsOf({ dates }: ValuePath): { start: TradingDate; end: TradingDate } {
  const [start, end] = [dates[0], dates.at(-1)];
  if (start === undefined || end === undefined) throw new RangeError('a path has at least one date');
  return { start, end };
}

function drawdownOf({ dates, returns }: ValuePath): DrawdownSpan | null {
  const [deepest] = deepestDrawdowns(returns, 1);
  if (deepest === undefined) return null;
  const dateAt = (place: number): TradingDate => dates[place] ?? ('' as TradingDate);
  const { depth, peak, trough, recovery } = deepest;
  return {
    depth,
    peak: dateAt(peak),
    trough: dateAt(trough),
    recovery: recovery === null ? null : dateAt(recovery),
  };
}

function extremesOf(months: readonly PeriodReturn[]): Pick<BacktestStatistics, 'best_month' | 'worst_month'> {
  const ranked = [...months].sort((a, b) => b.value - a.value);
  return { best_month: ranked[0] ?? null, worst_month: ranked.at(-1) ?? null };
}
