import { assertPaired } from './returns-series.js';
import { assertPeriodsPerYear } from './scalar-rules.js';
import { mean, ratioOf, squaredDeviations, sumOfSquares } from './variation.js';

/**
 * Annual tracking error: standard deviation (ddof 1) of r − b times the root of the periods of a year. Exactly 0 where the two
 * differ by rounding or a constant only. Throws `insufficient_data` below two returns, `invalid_input` for series of different
 * length.
 */
export function trackingError(
  returns: ArrayLike<number>,
  benchmark: ArrayLike<number>,
  periodsPerYear: number,
): number {
  const active = activeReturns(returns, benchmark);
  assertPeriodsPerYear(periodsPerYear);
  const squares = sumOfSquares(returns) + sumOfSquares(benchmark);
  return Math.sqrt((squaredDeviations(active, squares) / (active.length - 1)) * periodsPerYear);
}

/**
 * Annual information ratio: mean of r − b times the periods of a year over the tracking error; null where that is 0. With 1
 * period a year it is the ratio per period, which is what quantstats reports. Source: T. Goodwin, "The information ratio",
 * Financial Analysts Journal 54 (1998).
 */
export function informationRatio(
  returns: ArrayLike<number>,
  benchmark: ArrayLike<number>,
  periodsPerYear: number,
): number | null {
  const error = trackingError(returns, benchmark, periodsPerYear);
  return ratioOf(mean(activeReturns(returns, benchmark)) * periodsPerYear, error);
}

function activeReturns(returns: ArrayLike<number>, benchmark: ArrayLike<number>): Float64Array {
  assertPaired(returns, benchmark, 2);
  return Float64Array.from(returns, (value, t) => value - benchmark[t]!);
}
