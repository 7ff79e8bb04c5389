import type { ConstraintSet } from '../constraints/constraint-set.js';
import { dot } from '../linalg/vector.js';

/** What the set adds to an objective that is minimised: Σ c|w − from| + Σ q(w − from)² + γ·w'w, annual. */
export function softCost({ costs, l2 }: ConstraintSet, weights: Float64Array): number {
  let total = l2 * dot(weights, weights);
  costs?.from.forEach((from, i) => {
    const change = Math.abs(weights[i]! - from);
    total += costs.linear[i]! * change + costs.quadratic[i]! * change * change;
  });
  return total;
}
