import type { TradingDate } from '../../common/trading-date.js';
import type { PriceMatrix } from '../../market/price-matrix.js';
import { drawdowns } from '../../quant/performance/drawdown-series.js';
import { QuantError } from '../../quant/quant-error.js';
import type { Params } from '../../quant/params.js';
import type { StrategyKind } from '../../strategies/kinds/strategy-kind.js';
import { lastRowsOfPeriods, type RebalancePeriod } from '../../strategies/rebalance-schedule.js';
import { simulate } from '../../strategies/simulation.js';
import { BacktestJournal } from './backtest-journal.js';
import type { BacktestResult, EquityPoint } from './backtest-result.js';
import {
  computeBenchmarkStatistics,
  computeStatistics,
  pathOf,
  periodReturns,
  type ValuePath,
} from './backtest-statistics.js';
import { followBenchmark, type BenchmarkCloses } from './follow-benchmark.js';

export interface BacktestInput {
  kind: StrategyKind;
  params: Params;
  /** Ends with the backtest, begins as long before it as the first decision looks back. */
  prices: PriceMatrix;
  benchmark: BenchmarkCloses | null;
  start: TradingDate;
  /** US dollars. */
  capital: number;
  rebalance: RebalancePeriod;
  costRate: number;
  riskFreeRate: number;
}

/** Fewer have no spread. */
const FEWEST_RETURNS = 2;

/**
 * What a rule would have made of a capital: it decides at the last session of each period from `start` on, as `simulate`
 * says. The curve begins with the first decision, after its costs. Throws QuantError: `insufficient_data` where nothing could
 * be decided or fewer than two days follow, `infeasible` where nothing is left of the value.
 */
export function computeBacktest(input: BacktestInput, onProgress: (fraction: number) => void): BacktestResult {
  const { kind, params, prices, start, rebalance, costRate } = input;
  const rows = lastRowsOfPeriods(prices.dates, rebalance).filter((row) => (prices.dates[row] ?? start) >= start);
  const journal = new BacktestJournal(prices, input.capital);
  let done = 0;
  for (const period of simulate({ kind, params, prices }, { decisionRows: rows, costRate })) {
    journal.enter(period);
    onProgress(++done / rows.length);
  }
  return resultOf(journal, input);
}

function resultOf(journal: BacktestJournal, { capital, riskFreeRate, benchmark }: BacktestInput): BacktestResult {
  const path = pathOf(journal.dates, journal.values);
  if (path.returns.length < FEWEST_RETURNS) throw tooShort(journal, path);
  const { decisions } = journal;
  const months = periodReturns(path, 'month');
  const compared = benchmark && pathOf(path.dates, followBenchmark(benchmark, path.dates));
  return {
    statistics: computeStatistics({ path, capital, decisions, months, riskFreeRate }),
    benchmark: benchmark && compared && computeBenchmarkStatistics(benchmark.symbol, compared, { path, riskFreeRate }),
    equity: equityOf(path, compared, capital),
    decisions,
    failed_decisions: journal.failures,
    years: periodReturns(path, 'year'),
    months,
    left_out: journal.leftOut(),
  };
}

function equityOf(path: ValuePath, compared: ValuePath | null, capital: number): EquityPoint[] {
  const depths = drawdowns(path.returns);
  const base = compared?.values[0] ?? Number.NaN;
  return path.dates.map((date, t) => ({
    date,
    value: path.values[t] ?? Number.NaN,
    drawdown: t === 0 ? 0 : (depths[t - 1] ?? 0),
    benchmark: compared ? (capital * (compared.values[t] ?? Number.NaN)) / base : null,
  }));
}

function tooShort({ decisions, failures }: BacktestJournal, { returns }: ValuePath): QuantError {
  const [first] = failures;
  if (decisions.length > 0) {
    const found = `${returns.length} daily returns follow the first decision`;
    return new QuantError('insufficient_data', `${found}: at least ${FEWEST_RETURNS} are needed`);
  }
  if (first === undefined) return new QuantError('insufficient_data', 'no period ends between start and end');
  return new QuantError(first.code, `none of the decisions could be made; on ${first.date}: ${first.detail}`);
}
