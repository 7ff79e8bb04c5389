import { dot } from '../linalg/vector.js';
import type { ConstraintSet } from './constraint-set.js';

/** What the set takes from an annual objective: Σ linear·|w − from| + Σ quadratic·(w − from)² + γ·w'w. */
export function softTermsOf({ costs, l2 }: ConstraintSet, weights: Float64Array): number {
  let total = l2 * dot(weights, weights);
  costs?.from.forEach((from, i) => {
    const change = Math.abs(weights[i]! - from);
    total += costs.linear[i]! * change + costs.quadratic[i]! * change * change;
  });
  return total;
}
