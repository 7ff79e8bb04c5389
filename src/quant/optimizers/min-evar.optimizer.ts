import type { ConstraintSet } from '../constraints/constraint-set.js';
import { defineParams } from '../params.js';
import { portfolioReturns } from '../performance/scenario-risk.js';
import { entropicRisk, entropicRiskOf } from '../solvers/entropic-risk.js';
import { minimiseSmooth, type SmoothSolution } from '../solvers/minimise-smooth.js';
import { scenarioSeries } from '../solvers/scenario-series.js';
import { spreadWeights } from '../solvers/spread-weights.js';
import { minimiseCvar } from './minimise-cvar.js';
import { requireScenarios, type Optimizer } from './optimizer.js';
import { scenarioResult } from './scenario-result.js';
import { smoothResult, solveSmooth } from './smooth-result.js';
import { TAIL_LEVEL } from './tail-level.js';

/** Least temperatures, in units of the returns; the next is tried where the one before was met. */
const FIRST_FLOOR = 0.1;
const NEXT_FLOOR = 0.25;
const LAST_FLOOR = 1e-9;

/**
 * min EVaR_α of the losses −R'w: the least z·ln(mean exp(loss/z)/(1 − α)), plus costs and γ·w'w per period
 * (A. Ahmadi-Javid, "Entropic value-at-risk", Journal of Optimization Theory and Applications 155, 2012). It is at least the
 * CVaR, and the worst loss where 1 − α is at most the part of the scenarios that share it: there z goes to zero, and the
 * gap states by how much the last z can be too large. With (1 − α)T ≤ 1 that is so for all weights: a linear program.
 */
export const minEvar: Optimizer = {
  name: 'min_evar',
  title: 'Minimum entropic value at risk',
  params: defineParams({ alpha: TAIL_LEVEL }),
  constraints: 'built_in',
  optimize(input) {
    const scenarios = requireScenarios('min_evar', input);
    const alpha = Number(input.params['alpha']);
    if ((1 - alpha) * scenarios.rows <= 1) {
      const { solution, cvar } = minimiseCvar('min_evar', input, alpha);
      return scenarioResult(solution, { evar: cvar });
    }
    const { scale } = scenarioSeries(scenarios);
    const lossesOf = (weights: Float64Array) => portfolioReturns(scenarios, weights).map((value) => -value);
    const solve = (set: ConstraintSet): SmoothSolution & { gap: number } => {
      let start = spreadWeights(set, input.covariance);
      let iterations = 0;
      for (let part = FIRST_FLOOR; ; part *= NEXT_FLOOR) {
        const floor = part * scale;
        const f = entropicRiskOf(scenarios, { alpha, floor });
        const { covariance, periodsPerYear } = input;
        const found = minimiseSmooth(set, { f, covariance, softScale: 1 / periodsPerYear, start });
        iterations += found.iterations;
        start = found.weights;
        const { temperature, value } = entropicRisk(lossesOf(start), { alpha, floor });
        const gap = temperature > floor ? 0 : (-floor * Math.log1p(-alpha)) / (Math.abs(value) || scale);
        if (gap === 0 || part <= LAST_FLOOR) return { ...found, iterations, gap };
      }
    };
    const solution = solveSmooth(input, solve);
    const { value } = entropicRisk(lossesOf(solution.weights), { alpha, floor: LAST_FLOOR * scale });
    return smoothResult(solution, { evar: value });
  },
};
