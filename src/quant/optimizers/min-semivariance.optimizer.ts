import { NO_PARAMS } from '../params.js';
import { portfolioReturns, semivariance } from '../performance/scenario-risk.js';
import { QuantError } from '../quant-error.js';
import { scenarioSeries } from '../solvers/scenario-series.js';
import { ShortfallBlock } from '../solvers/shortfall-block.js';
import { requireScenarios, type Optimizer } from './optimizer.js';
import { perPeriod, scenarioResult, solveScenario } from './scenario-result.js';

/**
 * min Σ min(0, rₜ'w − r̄'w)²/(T − 1), plus costs and γ·w'w per period (H. Markowitz, "Portfolio Selection", 1959, ch. 9).
 * Throws `insufficient_data` below two scenarios.
 */
export const minSemivariance: Optimizer = {
  name: 'min_semivariance',
  title: 'Minimum semivariance',
  params: NO_PARAMS,
  constraints: 'built_in',
  optimize(input) {
    const scenarios = requireScenarios('min_semivariance', input);
    if (scenarios.rows < 2) {
      throw new QuantError('insufficient_data', 'one scenario has no semivariance: at least 2 are needed');
    }
    const { series, scale } = scenarioSeries(scenarios, { centred: true });
    const solution = solveScenario(input, {
      objective: {
        quadratic: null,
        linear: new Float64Array(series.rows),
        softScale: perPeriod(input, scale * scale),
      },
      block: new ShortfallBlock(series, { linear: 0, quadratic: 2 / (series.columns - 1) }),
    });
    return scenarioResult(solution, { semivariance: semivariance(portfolioReturns(scenarios, solution.weights)) });
  },
};
