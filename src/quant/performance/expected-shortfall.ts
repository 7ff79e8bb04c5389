import { worstReturn } from './gains-and-losses.js';
import { normalDensity, normalQuantile } from './normal-distribution.js';
import { assertReturns } from './returns-series.js';
import { assertFinite } from './scalar-rules.js';
import { conditionalValueAtRisk } from './scenario-risk.js';
import { assertLevel, historicalValueAtRisk } from './value-at-risk.js';
import { mean, standardDeviation } from './variation.js';

/**
 * Mean of the losses of at least `valueAtRisk`, per period, a loss is positive; null where there is none. With the Gaussian
 * value at risk it is what quantstats calls CVaR.
 */
export function meanLossBeyond(returns: ArrayLike<number>, valueAtRisk: number): number | null {
  assertReturns(returns);
  assertFinite('valueAtRisk', valueAtRisk);
  const beyond = Array.from(returns).filter((value) => value <= -valueAtRisk);
  return beyond.length === 0 ? null : -mean(beyond);
}

/** The same for the historical value at risk, beyond which the worst return always is. */
export function historicalShortfall(returns: ArrayLike<number>, level: number): number {
  return meanLossBeyond(returns, historicalValueAtRisk(returns, level)) ?? -worstReturn(returns);
}

/**
 * Mean of the worst (1 − level)·T losses, the one on the border counted in part, so that it is coherent for every T
 * (`conditionalValueAtRisk` of returns). Per period, a loss is positive. Throws `insufficient_data` for no returns.
 */
export function fractionalShortfall(returns: ArrayLike<number>, level: number): number {
  assertLevel(level);
  assertReturns(returns);
  return conditionalValueAtRisk(
    Float64Array.from(returns, (value) => -value),
    level,
  );
}

/**
 * Expected shortfall of the normal distribution with the mean and σ (ddof 1) of the returns: −r̄ + σφ(z)/(1 − level). Per
 * period, a loss is positive. Throws `insufficient_data` below two returns.
 */
export function gaussianShortfall(returns: ArrayLike<number>, level: number): number {
  assertLevel(level);
  assertReturns(returns, { atLeast: 2 });
  return -mean(returns) + (standardDeviation(returns) * normalDensity(normalQuantile(1 - level))) / (1 - level);
}
