import { assertReturns } from './returns-series.js';
import { assertFinite, assertPeriodsPerYear } from './scalar-rules.js';
import { mean, ratioOf } from './variation.js';

export interface DownsideTarget {
  /** Annual and arithmetic: target/periods a period. 0 unless said; the risk-free rate is the other usual one. */
  readonly target?: number;
  readonly periodsPerYear: number;
}

/**
 * Annual downside deviation √(Σ min(r − target, 0)²/T)·√periods: over all T periods, not only those that fell short. Throws
 * `insufficient_data` for no returns. Source: F. Sortino, R. van der Meer, "Downside risk", Journal of Portfolio Management
 * 17 (1991).
 */
export function downsideDeviation(returns: ArrayLike<number>, { target = 0, periodsPerYear }: DownsideTarget): number {
  assertReturns(returns);
  assertPeriodsPerYear(periodsPerYear);
  assertFinite('target', target);
  let squares = 0;
  for (let t = 0; t < returns.length; t++) squares += Math.min(returns[t]! - target / periodsPerYear, 0) ** 2;
  return Math.sqrt((squares / returns.length) * periodsPerYear);
}

/** (annual mean − target)/downside deviation; null where no return falls short of the target. */
export function sortinoRatio(returns: ArrayLike<number>, downside: DownsideTarget): number | null {
  const deviation = downsideDeviation(returns, downside);
  return ratioOf(mean(returns) * downside.periodsPerYear - (downside.target ?? 0), deviation);
}
