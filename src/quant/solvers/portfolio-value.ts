import type { ConstraintSet } from '../constraints/constraint-set.js';
import { quadraticForm } from '../linalg/symmetric.js';
import { dot } from '../linalg/vector.js';
import type { PortfolioObjective, PortfolioSolution } from './portfolio-program.js';

/** ½w'Qw + c'w + d'z + s·(the set's transaction costs and L2 term) at a solution. */
export function objectiveValue(
  set: ConstraintSet,
  objective: PortfolioObjective,
  { weights, further: z }: Pick<PortfolioSolution, 'weights' | 'further'>,
): number {
  const { quadratic, linear, further, softScale = 1 } = objective;
  const risk = quadratic ? quadraticForm(quadratic, weights) / 2 : 0;
  const other = further ? dot(further.linear, z) : 0;
  let soft = set.l2 * dot(weights, weights);
  set.costs?.from.forEach((from, i) => {
    const change = Math.abs(weights[i]! - from);
    soft += set.costs!.linear[i]! * change + set.costs!.quadratic[i]! * change * change;
  });
  return risk + dot(linear, weights) + other + softScale * soft;
}
