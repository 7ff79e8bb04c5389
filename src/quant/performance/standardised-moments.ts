import { assertReturns } from './returns-series.js';
import { mean, squaredDeviations } from './variation.js';

export interface MomentOptions {
  /** The estimate that is unbiased for a normal distribution (G₁, G₂), as pandas and quantstats have it; else divisor T. */
  readonly adjusted?: boolean;
}

/**
 * Skewness m₃/m₂^1.5 with divisor T (g₁), or adjusted G₁ = g₁·√(T(T − 1))/(T − 2). Null for returns that never change. Throws
 * `insufficient_data` below two returns, adjusted below three. Source: D. Joanes, C. Gill, "Comparing measures of sample
 * skewness and kurtosis", The Statistician 47 (1998).
 */
export function skewness(returns: ArrayLike<number>, { adjusted = false }: MomentOptions = {}): number | null {
  assertReturns(returns, { atLeast: adjusted ? 3 : 2 });
  const moment = standardisedMoment(returns, 3);
  const n = returns.length;
  return moment === null || !adjusted ? moment : (moment * Math.sqrt(n * (n - 1))) / (n - 2);
}

/**
 * Kurtosis less the 3 of a normal distribution: m₄/m₂² − 3 with divisor T (g₂), or adjusted
 * G₂ = (T − 1)/((T − 2)(T − 3))·((T + 1)g₂ + 6). Null for returns that never change. Throws `insufficient_data` below two
 * returns, adjusted below four. Source: as for the skewness.
 */
export function excessKurtosis(returns: ArrayLike<number>, { adjusted = false }: MomentOptions = {}): number | null {
  assertReturns(returns, { atLeast: adjusted ? 4 : 2 });
  const moment = standardisedMoment(returns, 4);
  if (moment === null) return null;
  const n = returns.length;
  const excess = moment - 3;
  return adjusted ? ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * excess + 6) : excess;
}

function standardisedMoment(values: ArrayLike<number>, order: 3 | 4): number | null {
  const variance = squaredDeviations(values) / values.length;
  if (variance === 0) return null;
  const [centre, deviation] = [mean(values), Math.sqrt(variance)];
  let total = 0;
  for (let t = 0; t < values.length; t++) total += ((values[t]! - centre) / deviation) ** order;
  return total / values.length;
}
