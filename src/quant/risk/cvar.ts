import { projectOnCappedSimplex } from '../solvers/capped-simplex.js';
import type { DualSet } from '../solvers/dual-set.js';

/**
 * The mean of the worst (1 − α)T of T losses; where that is not a whole number, the next loss counts in part.
 * Source: R. T. Rockafellar, S. Uryasev, "Conditional value-at-risk for general loss distributions", Journal of Banking &
 * Finance 26 (2002).
 */
export function conditionalValueAtRisk(losses: Float64Array, alpha: number): number {
  const sorted = losses.slice().sort().reverse();
  let left = (1 - alpha) * losses.length;
  const whole = left;
  if (whole <= 1) return sorted[0]!;
  let total = 0;
  for (const loss of sorted) {
    if (left <= 0) break;
    total += loss * Math.min(1, left);
    left -= 1;
  }
  return total / whole;
}

/** CVaR of T losses as max p'ℓ over 0 ≤ p ≤ 1/((1 − α)T), Σp = 1. */
export function cvarDual(count: number, alpha: number): DualSet {
  const cap = Math.min(1, 1 / ((1 - alpha) * count));
  return {
    size: cap,
    project: (q) => projectOnCappedSimplex(q, cap),
    support: (losses) => conditionalValueAtRisk(losses, alpha),
  };
}
