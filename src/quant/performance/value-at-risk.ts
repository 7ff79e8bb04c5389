import { QuantError } from '../quant-error.js';
import { normalQuantile } from './normal-distribution.js';
import { quantile } from './quantile.js';
import { assertReturns } from './returns-series.js';
import { excessKurtosis, skewness } from './standardised-moments.js';
import { mean, standardDeviation } from './variation.js';

/** Throws `invalid_input` for a confidence level outside of (0, 1). */
export function assertLevel(level: number): void {
  if (level > 0 && level < 1) return;
  throw new QuantError('invalid_input', `level is ${level}: a number between 0 and 1 is needed`, 'level');
}

/**
 * Historical value at risk: minus the (1 − level) quantile of the returns, linearly interpolated. Per period, a loss is
 * positive. Throws `invalid_input` for a level outside of (0, 1), `insufficient_data` for no returns.
 */
export function historicalValueAtRisk(returns: ArrayLike<number>, level: number): number {
  assertLevel(level);
  return -quantile(returns, 1 - level);
}

/**
 * Gaussian (parametric) value at risk −(r̄ + σz), z the (1 − level) quantile of the standard normal, σ with ddof 1. Per
 * period, a loss is positive. Throws `insufficient_data` below two returns.
 */
export function gaussianValueAtRisk(returns: ArrayLike<number>, level: number): number {
  assertLevel(level);
  return valueAtRiskOf(returns, normalQuantile(1 - level));
}

/**
 * Modified value at risk: the Gaussian one whose z is corrected for the skewness S and the excess kurtosis K (divisor T) of the
 * returns, z + (z² − 1)S/6 + (z³ − 3z)K/24 − (2z³ − 5z)S²/36. Per period, a loss is positive; of returns that never change it
 * is minus the return. Throws `insufficient_data` below two returns. Source: E. Cornish, R. Fisher, "Moments and cumulants in
 * the specification of distributions", Revue de l'Institut International de Statistique 5 (1938); L. Favre, J.-A. Galeano,
 * "Mean-modified value-at-risk optimization with hedge funds", Journal of Alternative Investments 5 (2002).
 */
export function cornishFisherValueAtRisk(returns: ArrayLike<number>, level: number): number {
  assertLevel(level);
  const z = normalQuantile(1 - level);
  const skew = skewness(returns) ?? 0;
  const excess = excessKurtosis(returns) ?? 0;
  const corrected =
    z + ((z * z - 1) * skew) / 6 + ((z ** 3 - 3 * z) * excess) / 24 - ((2 * z ** 3 - 5 * z) * skew * skew) / 36;
  return valueAtRiskOf(returns, corrected);
}

function valueAtRiskOf(returns: ArrayLike<number>, z: number): number {
  assertReturns(returns, { atLeast: 2 });
  return -(mean(returns) + standardDeviation(returns) * z);
}
