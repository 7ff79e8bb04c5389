import { sumOfSquares, mean, ratioOf } from './variation.js';
import { cumulativeWealth, compoundAnnualGrowthRate } from './growth.js';
import { assertCompoundable, assertReturns } from './returns-series.js';

/**
 * How far the compounded wealth is below its highest value so far after each period, as a fraction ≤ 0 (T). The start counts
 * as a high, so a loss on day one shows. Throws `invalid_input` for a return that is not finite or below −1.
 */
export function drawdowns(returns: ArrayLike<number>): Float64Array {
  let high = 1;
  return cumulativeWealth(returns).map((value) => {
    high = Math.max(high, value);
    return value / high - 1;
  });
}

/** The deepest drawdown, as a fraction ≤ 0; 0 where there is none. Throws `insufficient_data` for no returns. */
export function maxDrawdown(returns: ArrayLike<number>): number {
  assertCompoundable(returns);
  return drawdowns(returns).reduce((deepest, value) => Math.min(deepest, value), 0);
}

/** Mean of the drawdowns over all T periods, those at a high counted as 0; ≤ 0. Throws `insufficient_data` for no returns. */
export function averageDrawdown(returns: ArrayLike<number>): number {
  assertCompoundable(returns);
  return mean(drawdowns(returns));
}

/**
 * Ulcer index √(Σd²/(T − ddof)) of the compounded drawdowns, a fraction ≥ 0. ddof is 0 unless said; quantstats has 1. Throws
 * `insufficient_data` for no more than `ddof` returns. Source: P. Martin, B. McCann, "The Investor's Guide to Fidelity Funds",
 * 1989.
 */
export function ulcerIndex(returns: ArrayLike<number>, { ddof = 0 }: { ddof?: 0 | 1 } = {}): number {
  assertReturns(returns, { atLeast: ddof + 1 });
  return Math.sqrt(sumOfSquares(drawdowns(returns)) / (returns.length - ddof));
}

/**
 * Calmar ratio over the whole series: compound annual growth rate over the depth of the deepest drawdown; null without a
 * drawdown. Source: T. Young, "Calmar ratio: a smoother tool", Futures 20 (1991), there over the last 36 months.
 */
export function calmarRatio(returns: ArrayLike<number>, periodsPerYear: number): number | null {
  return ratioOf(compoundAnnualGrowthRate(returns, periodsPerYear), -maxDrawdown(returns));
}
