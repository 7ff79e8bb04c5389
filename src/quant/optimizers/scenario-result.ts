import { type ConstraintSet, countsPositions } from '../constraints/constraint-set.js';
import type { FurtherVariables } from '../solvers/portfolio-program.js';
import { searchPositions } from '../solvers/positions-search.js';
import type { SearchEnd } from '../solvers/positions-tree.js';
import {
  solveScenarioPortfolio,
  type ScenarioObjective,
  type ScenarioSolution,
} from '../solvers/scenario-portfolio.js';
import { searchValues } from './convex-result.js';
import type { OptimizerInput, OptimizerResult } from './optimizer.js';

export type CountedSolution = ScenarioSolution & { readonly nodes?: number; readonly ended?: SearchEnd };

/** A threshold beside the weights, free to be anything, that costs `cost` per unit. */
export function freeThreshold(cost: number): FurtherVariables {
  return {
    linear: Float64Array.of(cost),
    lower: Float64Array.of(-Infinity),
    upper: Float64Array.of(Infinity),
    rows: [],
  };
}

/**
 * What a method that minimises `risk` = scale·(its program's objective) states. Costs and the L2 term are annual: they count
 * 1/periodsPerYear beside a risk per period, and in units of the program.
 */
export function perPeriod({ periodsPerYear }: OptimizerInput, scale: number): number {
  return 1 / (periodsPerYear * scale);
}

/** Minimises over all constraints of the input. Throws `infeasible`. */
export function solveScenario(
  { constraints, covariance }: OptimizerInput,
  scenario: ScenarioObjective,
): CountedSolution {
  const solve = (set: ConstraintSet): ScenarioSolution => solveScenarioPortfolio(set, scenario, covariance);
  if (!countsPositions(constraints)) return solve(constraints);
  return searchPositions(constraints, { solve, valueOf: ({ value }) => value, covariance });
}

export function scenarioResult(solution: CountedSolution, values: Record<string, number>): OptimizerResult {
  const { weights, iterations, gap, nodes } = solution;
  return {
    weights,
    diagnostics: {
      solver: nodes === undefined ? 'interior_point' : 'branch_and_bound',
      iterations,
      kktResidual: null,
      optimalityGap: gap,
      values: { ...values, ...searchValues(solution) },
    },
  };
}
