import type { ConstraintSet } from '../constraints/constraint-set.js';
import { softTermsOf } from '../constraints/soft-terms.js';
import { quadraticForm } from '../linalg/symmetric.js';
import { dot } from '../linalg/vector.js';
import type { PortfolioObjective, PortfolioSolution } from './portfolio-program.js';

/** ½w'Qw + c'w + a'|w| + d'z + s·(the set's transaction costs and L2 term) at a solution. */
export function objectiveValue(
  set: ConstraintSet,
  objective: PortfolioObjective,
  { weights, further: z }: Pick<PortfolioSolution, 'weights' | 'further'>,
): number {
  const { quadratic, linear, absolute, further, softScale = 1 } = objective;
  const risk = quadratic ? quadraticForm(quadratic, weights) / 2 : 0;
  const other = further ? dot(further.linear, z) : 0;
  const gross = absolute ? dot(absolute, weights.map(Math.abs)) : 0;
  return risk + dot(linear, weights) + gross + other + softScale * softTermsOf(set, weights);
}
