import type { ConstraintSet } from '../constraints/constraint-set.js';
import { defineParams } from '../params.js';
import { portfolioReturns } from '../performance/scenario-risk.js';
import { entropicRisk } from '../solvers/entropic-risk.js';
import { scenarioSeries } from '../solvers/scenario-series.js';
import { LAST_FLOOR, leastEntropicRisk } from './least-entropic-risk.js';
import { requireScenarios, type Optimizer, type OptimizerInput } from './optimizer.js';
import { smoothResult, solveSmooth } from './smooth-result.js';
import { TAIL_LEVEL } from './tail-level.js';

/**
 * min EVaR_α of the losses −R'w: the least z·ln(mean exp(loss/z)/(1 − α)), plus costs and γ·w'w per period
 * (A. Ahmadi-Javid, "Entropic value-at-risk", Journal of Optimization Theory and Applications 155, 2012). It lies between
 * the CVaR and the worst loss. Where z > 0 at the optimum it is smooth there. Elsewhere the least EVaR is the least worst
 * loss, a linear program, whose multipliers prove it: they are a measure with relative entropy of at most ln(1/(1 − α)).
 */
export const minEvar: Optimizer = {
  name: 'min_evar',
  title: 'Minimum entropic value at risk',
  params: defineParams({ alpha: TAIL_LEVEL }),
  constraints: 'built_in',
  optimize(input) {
    const scenarios = requireScenarios('min_evar', input);
    const alpha = Number(input.params['alpha']);
    const { scale } = scenarioSeries(scenarios);
    const solution = solveSmooth(input, (set) => leastEntropicRisk(uncounted(input, set), { scenarios, alpha, scale }));
    const losses = portfolioReturns(scenarios, solution.weights).map((value) => -value);
    const { value } = entropicRisk(losses, { alpha, floor: LAST_FLOOR * scale });
    return smoothResult(solution, { evar: value });
  },
};

/** The input with this set and its positions not counted: the search over them has chosen already. */
function uncounted(input: OptimizerInput, set: ConstraintSet): OptimizerInput {
  return { ...input, constraints: { ...set, maxPositions: set.symbols.length, minPosition: 0 } };
}
