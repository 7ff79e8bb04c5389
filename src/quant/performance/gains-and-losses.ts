import { sum } from '../linalg/vector.js';
import { assertReturns } from './returns-series.js';
import { assertFinite } from './scalar-rules.js';
import { mean, ratioOf } from './variation.js';

/**
 * Omega ratio Σ max(r − θ, 0)/Σ max(θ − r, 0), θ a return per period; null where none is below θ. Source: C. Keating,
 * W. Shadwick, "A universal performance measure", Journal of Performance Measurement 6 (2002).
 */
export function omegaRatio(returns: ArrayLike<number>, threshold = 0): number | null {
  assertReturns(returns);
  assertFinite('threshold', threshold);
  let gains = 0;
  let losses = 0;
  for (let t = 0; t < returns.length; t++) {
    gains += Math.max(returns[t]! - threshold, 0);
    losses += Math.max(threshold - returns[t]!, 0);
  }
  return ratioOf(gains, losses);
}

/** Sum of the gains over the sum of the losses, which is the omega ratio about 0; null without a loss. */
export function profitFactor(returns: ArrayLike<number>): number | null {
  return omegaRatio(returns, 0);
}

/** Sum of all returns over the sum of the losses; null without a loss. Source: J. Schwager, "Hedge Fund Market Wizards", 2012. */
export function gainToPainRatio(returns: ArrayLike<number>): number | null {
  return ratioOf(sum(returns), -sum(lossesOf(returns)));
}

/** Number of gains over the number of returns that are not 0; null where all are. */
export function winRate(returns: ArrayLike<number>): number | null {
  const wins = gainsOf(returns).length;
  return ratioOf(wins, wins + lossesOf(returns).length);
}

/** Mean of the returns above 0, null without one. */
export function averageWin(returns: ArrayLike<number>): number | null {
  const gains = gainsOf(returns);
  return gains.length === 0 ? null : mean(gains);
}

/** Mean of the returns below 0, itself below 0; null without one. */
export function averageLoss(returns: ArrayLike<number>): number | null {
  const losses = lossesOf(returns);
  return losses.length === 0 ? null : mean(losses);
}

/** Average win over the size of the average loss; null without a win or without a loss. */
export function payoffRatio(returns: ArrayLike<number>): number | null {
  const [win, loss] = [averageWin(returns), averageLoss(returns)];
  return win === null || loss === null ? null : win / -loss;
}

export function bestReturn(returns: ArrayLike<number>): number {
  assertReturns(returns);
  return Array.from(returns).reduce((best, value) => Math.max(best, value));
}

export function worstReturn(returns: ArrayLike<number>): number {
  assertReturns(returns);
  return Array.from(returns).reduce((worst, value) => Math.min(worst, value));
}

function gainsOf(returns: ArrayLike<number>): number[] {
  assertReturns(returns);
  return Array.from(returns).filter((value) => value > 0);
}

function lossesOf(returns: ArrayLike<number>): number[] {
  assertReturns(returns);
  return Array.from(returns).filter((value) => value < 0);
}
