import { QuantError } from '../quant-error.js';
import { assertReturns } from './returns-series.js';

/**
 * Quantile of a series by linear interpolation between its sorted values, at place p·(T − 1): numpy's default, type 7 of R.
 * Hyndman, Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996). Throws `invalid_input`
 * for p outside of [0, 1], `insufficient_data` for no values.
 */
export function quantile(values: ArrayLike<number>, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new QuantError('invalid_input', `p is ${p}: a number from 0 to 1 is needed`, 'p');
  assertReturns(values);
  const sorted = Float64Array.from(values).sort();
  const place = p * (sorted.length - 1);
  const below = Math.floor(place);
  const [low, high] = [sorted[below]!, sorted[Math.ceil(place)]!];
  return low + (high - low) * (place - below);
}

/** |95 % quantile|/|5 % quantile|: how much the good tail outweighs the bad one; null where the 5 % quantile is 0. */
export function tailRatio(returns: ArrayLike<number>): number | null {
  const low = Math.abs(quantile(returns, 0.05));
  return low === 0 ? null : Math.abs(quantile(returns, 0.95)) / low;
}
