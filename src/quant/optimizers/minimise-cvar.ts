import { conditionalValueAtRisk, portfolioReturns } from '../performance/scenario-risk.js';
import { ShortfallBlock } from '../solvers/shortfall-block.js';
import { scenarioSeries, withOnes } from '../solvers/scenario-series.js';
import { requireScenarios, type OptimizerInput } from './optimizer.js';
import { freeThreshold, perPeriod, solveScenario, type CountedSolution } from './scenario-result.js';

/**
 * min CVaR_α of the losses −R'w, as the linear program min ζ + Σ uₜ/((1 − α)T), uₜ ≥ −rₜ'w − ζ, uₜ ≥ 0, plus costs and γ·w'w
 * per period (R. T. Rockafellar, S. Uryasev, "Optimization of conditional value-at-risk", Journal of Risk 2, 2000).
 * Where (1 − α)T ≤ 1 it is the worst loss.
 */
export function minimiseCvar(
  method: string,
  input: OptimizerInput,
  alpha: number,
): { readonly solution: CountedSolution; readonly cvar: number } {
  const scenarios = requireScenarios(method, input);
  const { series, scale } = scenarioSeries(scenarios);
  const solution = solveScenario(input, {
    objective: {
      quadratic: null,
      linear: new Float64Array(series.rows),
      further: freeThreshold(1),
      softScale: perPeriod(input, scale),
    },
    block: new ShortfallBlock(withOnes(series), { linear: 1 / ((1 - alpha) * series.columns), quadratic: 0 }),
  });
  const losses = portfolioReturns(scenarios, solution.weights).map((value) => -value);
  return { solution, cvar: conditionalValueAtRisk(losses, alpha) };
}
