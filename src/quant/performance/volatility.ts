import { assertReturns } from './returns-series.js';
import { assertPeriodsPerYear } from './scalar-rules.js';
import { mean, standardDeviation } from './variation.js';

/** Arithmetic mean times the periods of a year. Throws `insufficient_data` for no returns. */
export function annualisedReturn(returns: ArrayLike<number>, periodsPerYear: number): number {
  assertReturns(returns);
  assertPeriodsPerYear(periodsPerYear);
  return mean(returns) * periodsPerYear;
}

/**
 * Standard deviation times the root of the periods of a year; the divisor is T − `ddof`, T − 1 unless said. Exactly 0 for
 * returns that never change. Throws `insufficient_data` below two returns.
 */
export function annualisedVolatility(
  returns: ArrayLike<number>,
  periodsPerYear: number,
  { ddof = 1 }: { ddof?: 0 | 1 } = {},
): number {
  assertReturns(returns, { atLeast: 2 });
  assertPeriodsPerYear(periodsPerYear);
  return standardDeviation(returns, ddof) * Math.sqrt(periodsPerYear);
}
