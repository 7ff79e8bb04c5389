import { QuantError } from '../quant-error.js';
import { assertPaired, assertReturns } from './returns-series.js';

/**
 * A statistic over every window of `window` periods: T − window + 1 values, the first that of the returns 0 to window − 1; it
 * is told each window as a view, not a copy. Throws `invalid_input` for a window that is no whole number of at least 1,
 * `insufficient_data` for fewer returns than that.
 */
export function rollingWindows<T>(
  returns: ArrayLike<number>,
  window: number,
  statistic: (window: Float64Array) => T,
): T[] {
  assertWindow(window);
  assertReturns(returns, { atLeast: window });
  const series = Float64Array.from(returns);
  return Array.from({ length: series.length - window + 1 }, (_, t) => statistic(series.subarray(t, t + window)));
}

/** The same for a statistic of two series, as a rolling beta. Throws `invalid_input` for series of different length as well. */
export function rollingPairs<T>(
  [returns, benchmark]: readonly [ArrayLike<number>, ArrayLike<number>],
  window: number,
  statistic: (returns: Float64Array, benchmark: Float64Array) => T,
): T[] {
  assertWindow(window);
  assertPaired(returns, benchmark, window);
  const market = Float64Array.from(benchmark);
  return rollingWindows(returns, window, (own) => own).map((own, t) => statistic(own, market.subarray(t, t + window)));
}

function assertWindow(window: number): void {
  if (Number.isInteger(window) && window >= 1) return;
  throw new QuantError('invalid_input', `window is ${window}: a whole number of at least 1 is needed`, 'window');
}
