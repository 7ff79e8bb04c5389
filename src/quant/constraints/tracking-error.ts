import type { Matrix } from '../linalg/matrix.js';
import { quadraticForm } from '../linalg/symmetric.js';

/** √((w − b)'Σ(w − b)), annual: the deviation of the difference to the benchmark b (N). */
export function trackingErrorOf(weights: Float64Array, benchmark: Float64Array, covariance: Matrix): number {
  const gap = weights.map((weight, i) => weight - benchmark[i]!);
  return Math.sqrt(Math.max(0, quadraticForm(covariance, gap)));
}
