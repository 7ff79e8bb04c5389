import { portfolioReturns, simpleReturns } from '../../src/quant/index.js';
import { readReference } from './reference.js';
import { referencePrices } from './reference-prices.js';
import { readDatedRows } from './reference-returns.js';

export const GOLDEN_CASES = ['G1_sp500_20_2015_2019', 'G2_ftse_40_2016_2019'];

interface Optimization {
  inputs: { order: string[] };
  results: Record<string, { weights: Record<string, number> }>;
}

/** What the golden files call the portfolios, and the optimisation that their weights are from. */
const WEIGHTS_OF = {
  equal_weight: 'equal_weight',
  min_variance: 'min_variance_long_only',
  max_sharpe: 'max_sharpe_long_only',
};

export interface ReferencePortfolio {
  readonly weights: Float64Array;
  /** Rebalanced every day, T values. */
  readonly returns: Float64Array;
}

/** The portfolios of a golden case, with its prices ((T + 1) × N) and their dates (T + 1). */
export function referencePortfolios(name: string) {
  const { inputs, results } = readReference<Optimization>('allocation', 'given', name, 'optimization.json');
  const prices = referencePrices(name, inputs.order);
  const daily = simpleReturns(prices);
  const portfolioOf = (result: string): ReferencePortfolio => {
    const weights = Float64Array.from(inputs.order, (symbol) => results[result]?.weights[symbol] ?? NaN);
    return { weights, returns: portfolioReturns(daily, weights) };
  };
  const portfolios = new Map(Object.entries(WEIGHTS_OF).map(([key, result]) => [key, portfolioOf(result)]));
  return { prices, dates: readDatedRows('allocation', 'given', name, 'prices.csv').dates, portfolios };
}

/** Returns of the benchmark of a golden case, T values. */
export function referenceBenchmark(name: string): Float64Array {
  const { rows } = readDatedRows('allocation', 'given', name, 'benchmark_returns.csv');
  return Float64Array.from(rows, ([value]) => value ?? NaN);
}
