import { assertAboveTotalLoss } from '../moments/total-loss.js';
import { rSquared } from './benchmark-regression.js';
import { assertReturns } from './returns-series.js';

/**
 * R² of the straight line through the cumulated log returns, 0 to 1: 1 for wealth that grows at a steady rate, whichever.
 * Null for wealth that never changes. Throws `insufficient_data` below two returns, `invalid_input` for a total loss.
 */
export function stability(returns: ArrayLike<number>): number | null {
  assertReturns(returns, { atLeast: 2 });
  const series = Float64Array.from(returns);
  assertAboveTotalLoss(series);
  let level = 0;
  const levels = series.map((value) => (level += Math.log1p(value)));
  return rSquared(
    levels,
    levels.map((_, t) => t),
  );
}
