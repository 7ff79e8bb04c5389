import type { Matrix } from '../linalg/matrix.js';
import { sum } from '../linalg/vector.js';

/** R'w: the portfolio's return in each of T scenarios (T × N), weights held constant. */
export function portfolioReturns({ rows, columns, data }: Matrix, weights: Float64Array): Float64Array {
  return Float64Array.from({ length: rows }, (_, t) => {
    let total = 0;
    for (let i = 0; i < columns; i++) total += data[t * columns + i]! * weights[i]!;
    return total;
  });
}

/**
 * Conditional value at risk: the mean of the worst 1 − α of the losses, the scenario on the border counted in part;
 * min over ζ of ζ + Σ max(0, loss − ζ)/((1 − α)T) (R. T. Rockafellar, S. Uryasev, "Optimization of conditional
 * value-at-risk", Journal of Risk 2, 2000). Losses are positive.
 */
export function conditionalValueAtRisk(losses: Float64Array, alpha: number): number {
  const worstFirst = losses.slice().sort((a, b) => b - a);
  const tail = (1 - alpha) * losses.length;
  let left = tail;
  let total = 0;
  for (const loss of worstFirst) {
    const part = Math.min(1, left);
    total += part * loss;
    left -= part;
    if (left <= 0) break;
  }
  return total / tail;
}

/** Drawdowns of the uncompounded sum of returns from its highest value so far, at least 0 (T), in units of the capital. */
export function uncompoundedDrawdowns(returns: Float64Array): Float64Array {
  let drawdown = 0;
  return returns.map((value) => (drawdown = Math.max(0, drawdown - value)));
}

/** √(Σdₜ²/T) of the uncompounded drawdowns. */
export function uncompoundedUlcerIndex(returns: Float64Array): number {
  return Math.sqrt(sum(uncompoundedDrawdowns(returns).map((drawdown) => drawdown * drawdown)) / returns.length);
}

/** Σ|r − r̄|/T. */
export function meanAbsoluteDeviation(returns: Float64Array): number {
  const mean = sum(returns) / returns.length;
  return sum(returns.map((value) => Math.abs(value - mean))) / returns.length;
}

/** Σ min(0, r − r̄)²/(T − 1). */
export function semivariance(returns: Float64Array): number {
  const mean = sum(returns) / returns.length;
  return sum(returns.map((value) => Math.min(0, value - mean) ** 2)) / (returns.length - 1);
}
