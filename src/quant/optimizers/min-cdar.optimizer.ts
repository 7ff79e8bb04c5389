import { defineParams } from '../params.js';
import { conditionalValueAtRisk, portfolioReturns, uncompoundedDrawdowns } from '../performance/scenario-risk.js';
import { DrawdownBlock } from '../solvers/drawdown-block.js';
import { scenarioSeries } from '../solvers/scenario-series.js';
import { requireScenarios, type Optimizer } from './optimizer.js';
import { freeThreshold, perPeriod, scenarioResult, solveScenario } from './scenario-result.js';
import { TAIL_LEVEL } from './tail-level.js';

/**
 * min CDaR_α: the mean of the worst 1 − α of the drawdowns of the uncompounded sum of returns, which starts at 0, plus costs
 * and γ·w'w per period (A. Chekhlov, S. Uryasev, M. Zabarankin, "Drawdown measure in portfolio optimization",
 * International Journal of Theoretical and Applied Finance 8, 2005).
 */
export const minCdar: Optimizer = {
  name: 'min_cdar',
  title: 'Minimum conditional drawdown at risk',
  params: defineParams({ alpha: TAIL_LEVEL }),
  constraints: 'built_in',
  optimize(input) {
    const scenarios = requireScenarios('min_cdar', input);
    const alpha = Number(input.params['alpha']);
    const { series, scale } = scenarioSeries(scenarios);
    const solution = solveScenario(input, {
      objective: {
        quadratic: null,
        linear: new Float64Array(series.rows),
        further: freeThreshold(1),
        softScale: perPeriod(input, scale),
      },
      block: new DrawdownBlock(series, { linear: 1 / ((1 - alpha) * series.columns), quadratic: 0 }),
    });
    const drawdowns = uncompoundedDrawdowns(portfolioReturns(scenarios, solution.weights));
    return scenarioResult(solution, { cdar: conditionalValueAtRisk(drawdowns, alpha) });
  },
};
