import type { ConstraintSet } from '../constraints/constraint-set.js';
import { NO_PARAMS } from '../params.js';
import { QuantError } from '../quant-error.js';
import { negativeLogGrowth } from '../solvers/log-growth.js';
import { minimiseSmooth } from '../solvers/minimise-smooth.js';
import { safestWeights } from '../solvers/safest-weights.js';
import { spreadWeights } from '../solvers/spread-weights.js';
import { requireScenarios, type Optimizer } from './optimizer.js';
import { smoothResult, solveSmooth } from './smooth-result.js';

/** Growth that is missed, relative, or per period, at which an optimum is none. */
const SLACK = 1e-9;
const NEGLIGIBLE_GROWTH = 1e-12;

/**
 * max (1/T) Σ ln(1 + rₜ'w), less costs and γ·w'w per period: the greatest expected growth of the logarithm of wealth when
 * the scenarios come with equal probability (J. L. Kelly, "A new interpretation of information rate", Bell System Technical
 * Journal 35, 1956). What is not invested (budget below 1) earns nothing.
 * Throws `infeasible` when every portfolio loses everything in some scenario.
 */
export const kelly: Optimizer = {
  name: 'kelly',
  title: 'Maximum expected log growth (Kelly)',
  params: NO_PARAMS,
  constraints: 'built_in',
  optimize(input) {
    const scenarios = requireScenarios('kelly', input);
    const { covariance, periodsPerYear } = input;
    const f = negativeLogGrowth(scenarios);
    const startIn = (set: ConstraintSet): Float64Array => {
      const spread = spreadWeights(set, covariance);
      if (f.value(spread) < Infinity) return spread;
      const safest = safestWeights(set, scenarios, covariance);
      if (f.value(safest) < Infinity) return safest;
      throw new QuantError(
        'infeasible',
        'every portfolio that keeps the constraints loses everything in some scenario',
      );
    };
    const solution = solveSmooth(input, (set) =>
      minimiseSmooth(set, { f, covariance, softScale: 1 / periodsPerYear, start: startIn(set) }),
    );
    if (solution.promised > SLACK * Math.abs(solution.value) + NEGLIGIBLE_GROWTH) {
      throw new QuantError(
        'invalid_input',
        'the log growth has no optimum that can be reached: the returns are badly scaled',
      );
    }
    return smoothResult(solution, { log_growth: -f.value(solution.weights) });
  },
};
