import { createHash } from 'node:crypto';
import { AppError } from '../../common/app-error.js';
import { canonicalJson } from '../../common/canonical-json.js';
import type { ErrorCode } from '../../common/error-codes.js';
import type { PriceMatrix } from '../../market/price-matrix.js';
import { QuantError } from '../../quant/quant-error.js';
import { kindOf } from '../../strategies/strategy-definition.js';
import type { BacktestDefinition } from './backtest-definition.js';
import type { BacktestResult } from './backtest-result.js';
import { computeBacktest } from './compute-backtest.js';
import type { BenchmarkCloses } from './follow-benchmark.js';

export interface BacktestTask {
  definition: BacktestDefinition;
  prices: PriceMatrix;
  benchmark: BenchmarkCloses | null;
  /** One float64, 0 to 1: shared with whoever waits, who reads it now and then. */
  progress: SharedArrayBuffer;
}

export interface ComputedBacktest {
  result: BacktestResult;
  /** SHA-256 of the prices, and of the definition with them. */
  pricesHash: string;
  inputsHash: string;
}

/** Refusals as values: an error loses its class between threads. */
export type BacktestOutcome = ComputedBacktest | { readonly code: ErrorCode; readonly message: string };

/** What a thread of the pool runs for a backtest. */
export default function run({ definition, prices, benchmark, progress }: BacktestTask): BacktestOutcome {
  const shared = new Float64Array(progress);
  const pricesHash = hashPrices(prices, benchmark);
  const question = {
    ...{ kind: kindOf(definition.kind), params: definition.params, rebalance: definition.rebalance },
    ...{ start: definition.start, capital: Number(definition.initial_capital) },
    ...{ costRate: definition.cost_rate, riskFreeRate: definition.risk_free_rate },
  };
  try {
    const result = computeBacktest({ ...question, prices, benchmark }, (fraction) => (shared[0] = fraction));
    return { result, pricesHash, inputsHash: hashInputs(definition, pricesHash) };
  } catch (error) {
    if (error instanceof AppError || error instanceof QuantError) return { code: error.code, message: error.message };
    throw error;
  }
}

function hashPrices({ symbols, dates, closes, scores }: PriceMatrix, benchmark: BenchmarkCloses | null): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([symbols, dates]))
    .update(closes);
  if (scores) hash.update('scores').update(scores);
  if (benchmark) hash.update(JSON.stringify([benchmark.symbol, benchmark.dates])).update(benchmark.closes);
  return hash.digest('hex');
}

/** Names change no number. */
function hashInputs(definition: BacktestDefinition, pricesHash: string): string {
  const question = { ...definition, strategy: undefined, name: undefined, pricesHash };
  return createHash('sha256').update(canonicalJson(question)).digest('hex');
}
