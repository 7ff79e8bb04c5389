import { annualReturn } from '../moments/compounded.js';
import { pearsonCorrelation } from '../moments/correlation.js';
import { assertPaired } from './returns-series.js';
import { assertFinite, assertPeriodsPerYear } from './scalar-rules.js';
import { mean, ratioOf, squaredDeviations } from './variation.js';

export interface MarketModel {
  /** Annual, rf/periods a period. */
  readonly riskFreeRate: number;
  readonly periodsPerYear: number;
}

/**
 * Slope cov(r, b)/var(b) of returns on a benchmark (the ddof cancels); null for a benchmark that never changes. Throws
 * `insufficient_data` below two returns, `invalid_input` for series of different length.
 */
export function beta(returns: ArrayLike<number>, benchmark: ArrayLike<number>): number | null {
  assertPaired(returns, benchmark, 2);
  const [centre, market] = [mean(returns), mean(benchmark)];
  let products = 0;
  for (let t = 0; t < returns.length; t++) products += (returns[t]! - centre) * (benchmark[t]! - market);
  return ratioOf(products, squaredDeviations(benchmark));
}

/**
 * Jensen's alpha, annual: (r̄ − rf) − β(b̄ − rf) a period, times the periods of a year, or with `compounding`
 * (1 + alpha)^periods − 1, as empyrical has it. Null for a benchmark that never changes. Source: M. Jensen, "The performance
 * of mutual funds in the period 1945–1964", Journal of Finance 23 (1968).
 */
export function alpha(
  returns: ArrayLike<number>,
  benchmark: ArrayLike<number>,
  { riskFreeRate, periodsPerYear, compounding = false }: MarketModel & { readonly compounding?: boolean },
): number | null {
  assertPeriodsPerYear(periodsPerYear);
  assertFinite('riskFreeRate', riskFreeRate);
  const slope = beta(returns, benchmark);
  if (slope === null) return null;
  const riskFree = riskFreeRate / periodsPerYear;
  return annualReturn(mean(returns) - riskFree - slope * (mean(benchmark) - riskFree), periodsPerYear, compounding);
}

/** Squared correlation, 0 to 1; null where either series never changes. */
export function rSquared(returns: ArrayLike<number>, benchmark: ArrayLike<number>): number | null {
  assertPaired(returns, benchmark, 2);
  if (squaredDeviations(returns) === 0 || squaredDeviations(benchmark) === 0) return null;
  return pearsonCorrelation(returns, benchmark) ** 2;
}

/**
 * Treynor ratio (annual arithmetic mean − rf)/β; null where there is no beta or it is 0. Source: J. Treynor, "How to rate
 * management of investment funds", Harvard Business Review 43 (1965).
 */
export function treynorRatio(
  returns: ArrayLike<number>,
  benchmark: ArrayLike<number>,
  { riskFreeRate, periodsPerYear }: MarketModel,
): number | null {
  assertPeriodsPerYear(periodsPerYear);
  assertFinite('riskFreeRate', riskFreeRate);
  const slope = beta(returns, benchmark);
  return slope === null ? null : ratioOf(mean(returns) * periodsPerYear - riskFreeRate, slope);
}
