import { solveConstrained } from '../solvers/constrained-portfolio.js';
import type { PortfolioObjective, PortfolioSolution } from '../solvers/portfolio-program.js';
import { objectiveValue } from '../solvers/portfolio-value.js';
import { searchPositions } from '../solvers/positions-search.js';
import type { SearchEnd } from '../solvers/positions-tree.js';
import { type ConstraintSet, countsPositions } from '../constraints/constraint-set.js';
import type { OptimizerInput, OptimizerResult } from './optimizer.js';

/** What a search over positions says of itself. */
interface Searched {
  readonly nodes?: number;
  readonly ended?: SearchEnd;
}

/** What a convex method found, with what else it wants to say. */
export type ConvexSolution = PortfolioSolution & Searched & { readonly gap?: number };

/** Minimises the objective under all constraints of the input, from `start`, else from the input's. Throws `infeasible`. */
export function solveConvex(
  { covariance, constraints, start: known }: OptimizerInput,
  objective: PortfolioObjective,
  start: Float64Array | undefined = known ?? undefined,
): ConvexSolution {
  const solve = (set: ConstraintSet, from?: Float64Array): PortfolioSolution =>
    solveConstrained(set, objective, { covariance, start: from });
  if (!countsPositions(constraints)) return solve(constraints, start);
  const valueOf = (solution: PortfolioSolution): number => objectiveValue(constraints, objective, solution);
  return searchPositions(constraints, { solve, valueOf, covariance });
}

export function convexResult(input: OptimizerInput, objective: PortfolioObjective): OptimizerResult {
  return resultOf(solveConvex(input, objective));
}

export function resultOf(solution: ConvexSolution, values?: Record<string, number | string>): OptimizerResult {
  const { weights, iterations, kktResidual, nodes, gap } = solution;
  const search = nodes === undefined ? {} : { optimalityGap: gap ?? 0 };
  const all = { ...values, ...searchValues(solution) };
  return {
    weights,
    diagnostics: {
      solver: nodes === undefined ? 'active_set' : 'branch_and_bound',
      iterations,
      kktResidual,
      ...search,
      ...(Object.keys(all).length > 0 ? { values: all } : {}),
    },
  };
}

/** For `diagnostics.values`: nothing where no positions were searched. */
export function searchValues({ nodes, ended }: Searched): Record<string, number | string> {
  return nodes === undefined || ended === undefined ? {} : { nodes, ended };
}
