import { NO_PARAMS } from '../params.js';
import { meanAbsoluteDeviation, portfolioReturns } from '../performance/scenario-risk.js';
import { scenarioSeries } from '../solvers/scenario-series.js';
import { ShortfallBlock } from '../solvers/shortfall-block.js';
import { requireScenarios, type Optimizer } from './optimizer.js';
import { perPeriod, scenarioResult, solveScenario } from './scenario-result.js';

/**
 * min Σ|rₜ'w − r̄'w|/T, plus costs and γ·w'w per period (H. Konno, H. Yamazaki, "Mean-absolute deviation portfolio
 * optimization model", Management Science 37, 1991). Deviations sum to 0, so it is twice the mean shortfall.
 */
export const minMad: Optimizer = {
  name: 'min_mad',
  title: 'Minimum mean absolute deviation',
  params: NO_PARAMS,
  constraints: 'built_in',
  optimize(input) {
    const scenarios = requireScenarios('min_mad', input);
    const { series, scale } = scenarioSeries(scenarios, { centred: true });
    const solution = solveScenario(input, {
      objective: {
        quadratic: null,
        linear: new Float64Array(series.rows),
        softScale: perPeriod(input, scale),
      },
      block: new ShortfallBlock(series, { linear: 2 / series.columns, quadratic: 0 }),
    });
    const deviation = meanAbsoluteDeviation(portfolioReturns(scenarios, solution.weights));
    return scenarioResult(solution, { mean_absolute_deviation: deviation });
  },
};
