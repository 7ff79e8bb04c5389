import { type ConstraintSet, countsPositions } from '../constraints/constraint-set.js';
import type { PortfolioSolution } from '../solvers/portfolio-program.js';
import { searchPositions } from '../solvers/positions-search.js';
import { searchValues, type ConvexSolution } from './convex-result.js';
import type { OptimizerInput, OptimizerResult } from './optimizer.js';

/** Solves for the input's set, or searches the positions where they are counted. */
export function solveSmooth<S extends PortfolioSolution & { readonly value: number }>(
  { constraints, covariance }: OptimizerInput,
  solve: (set: ConstraintSet) => S,
): S & ConvexSolution {
  if (!countsPositions(constraints)) return solve(constraints);
  return searchPositions(constraints, { solve, valueOf: ({ value }) => value, covariance });
}

export function smoothResult(
  solution: ConvexSolution & { readonly solver?: string },
  values: Record<string, number>,
): OptimizerResult {
  const { weights, iterations, kktResidual, nodes, gap, solver = 'newton' } = solution;
  return {
    weights,
    diagnostics: {
      solver: nodes === undefined ? solver : 'branch_and_bound',
      iterations,
      kktResidual,
      ...(gap === undefined || gap === 0 ? {} : { optimalityGap: gap }),
      values: { ...values, ...searchValues(solution) },
    },
  };
}
