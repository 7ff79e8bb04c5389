import { defineParams } from '../params.js';
import { conditionalValueAtRisk, portfolioReturns } from '../performance/scenario-risk.js';
import { ShortfallBlock } from '../solvers/shortfall-block.js';
import { scenarioSeries, withOnes } from '../solvers/scenario-series.js';
import { requireScenarios, type Optimizer } from './optimizer.js';
import { freeThreshold, perPeriod, scenarioResult, solveScenario } from './scenario-result.js';
import { TAIL_LEVEL } from './tail-level.js';

/**
 * min CVaR_α of the losses −R'w, as the linear program min ζ + Σ uₜ/((1 − α)T), uₜ ≥ −rₜ'w − ζ, uₜ ≥ 0, plus costs and γ·w'w
 * per period (R. T. Rockafellar, S. Uryasev, "Optimization of conditional value-at-risk", Journal of Risk 2, 2000).
 * Where (1 − α)T ≤ 1 it is the worst loss.
 */
export const minCvar: Optimizer = {
  name: 'min_cvar',
  title: 'Minimum conditional value at risk',
  params: defineParams({ alpha: TAIL_LEVEL }),
  constraints: 'built_in',
  optimize(input) {
    const scenarios = requireScenarios('min_cvar', input);
    const alpha = Number(input.params['alpha']);
    const { series, scale } = scenarioSeries(scenarios);
    const solution = solveScenario('min_cvar', input, {
      objective: {
        quadratic: null,
        linear: new Float64Array(series.rows),
        further: freeThreshold(1),
        softScale: perPeriod(input, scale),
      },
      block: new ShortfallBlock(withOnes(series), { linear: 1 / ((1 - alpha) * series.columns), quadratic: 0 }),
    });
    const losses = portfolioReturns(scenarios, solution.weights).map((value) => -value);
    return scenarioResult(solution, { cvar: conditionalValueAtRisk(losses, alpha) });
  },
};
