import type { ConstraintSet } from '../constraints/constraint-set.js';
import { QuantError } from '../quant-error.js';
import type { FurtherVariables } from '../solvers/portfolio-program.js';
import { searchPositions, type SearchEnd } from '../solvers/positions-search.js';
import {
  solveScenarioPortfolio,
  type ScenarioObjective,
  type ScenarioSolution,
} from '../solvers/scenario-portfolio.js';
import { countsPositions, searchValues } from './convex-result.js';
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

/** Minimises over all constraints of the input but the tracking error. Throws `infeasible`, and `invalid_input` for that one. */
export function solveScenario(
  method: string,
  { constraints }: OptimizerInput,
  scenario: ScenarioObjective,
): CountedSolution {
  if (constraints.trackingError) {
    throw new QuantError(
      'invalid_input',
      `${method} cannot keep tracking_error: it is a limit on the variance`,
      'constraints.tracking_error',
    );
  }
  const solve = (set: ConstraintSet): ScenarioSolution => solveScenarioPortfolio(set, scenario);
  if (!countsPositions(constraints)) return solve(constraints);
  return searchPositions(constraints, { solve, valueOf: ({ value }) => value });
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
