import { sum } from '../linalg/vector.js';
import { isStill } from '../moments/still-series.js';

export function mean(values: ArrayLike<number>): number {
  return sum(values) / values.length;
}

export function sumOfSquares(values: ArrayLike<number>): number {
  let total = 0;
  for (let t = 0; t < values.length; t++) total += values[t]! * values[t]!;
  return total;
}

/**
 * Σ(x − x̄)²; exactly 0 where the values differ by rounding only, so that no ratio divides by it. `squares` is the size that
 * rounding is measured by: Σx² unless the values are differences of larger ones.
 */
export function squaredDeviations(values: ArrayLike<number>, squares = sumOfSquares(values)): number {
  const centre = mean(values);
  let total = 0;
  for (let t = 0; t < values.length; t++) total += (values[t]! - centre) ** 2;
  return isStill(total, squares) ? 0 : total;
}

/** √(Σ(x − x̄)²/(T − ddof)), per period. */
export function standardDeviation(values: ArrayLike<number>, ddof: 0 | 1 = 1): number {
  return Math.sqrt(squaredDeviations(values) / (values.length - ddof));
}

/** numerator/denominator, null where the denominator is 0: a ratio to nothing is undefined, not infinite. */
export function ratioOf(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}
