import { keeps } from '../constraints/kept-constraints.js';
import { solveConstrainedRiskBudget } from '../solvers/solve-constrained-risk-budget.js';
import { solveRiskBudget } from '../solvers/solve-risk-budget.js';
import { positiveVariances } from './closed-form.js';
import type { OptimizerInput, OptimizerResult } from './optimizer.js';

/**
 * The portfolio whose risk is shared out as `parts` (N, positive, sum 1) says. Where it would break a constraint, or the set
 * has costs or L2, the constrained problem decides instead: symbols that no constraint holds keep their proportions.
 */
export function budgetedRisk(input: OptimizerInput, parts: Float64Array): OptimizerResult {
  const { covariance, constraints } = input;
  // Says which symbol it is that has none.
  positiveVariances(input);
  const { weights: unscaled, iterations, residual } = solveRiskBudget(covariance, parts);
  const weights = unscaled.map((weight) => weight * constraints.budget);
  if (constraints.costs === null && constraints.l2 === 0 && keeps(weights, input)) {
    return { weights, diagnostics: { solver: 'truncated_newton', iterations, kktResidual: residual } };
  }
  const { barrier, ...solution } = solveConstrainedRiskBudget(constraints, covariance, parts);
  return {
    weights: solution.weights,
    diagnostics: {
      solver: 'barrier_active_set',
      iterations: solution.iterations,
      kktResidual: solution.kktResidual,
      values: { barrier },
    },
  };
}
