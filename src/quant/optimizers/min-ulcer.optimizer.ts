import { NO_PARAMS } from '../params.js';
import { portfolioReturns, uncompoundedUlcerIndex } from '../performance/scenario-risk.js';
import { DrawdownBlock } from '../solvers/drawdown-block.js';
import { scenarioSeries } from '../solvers/scenario-series.js';
import { requireScenarios, type Optimizer } from './optimizer.js';
import { perPeriod, scenarioResult, solveScenario } from './scenario-result.js';

/** Every drawdown counts, from nothing on. */
const NO_THRESHOLD = {
  linear: Float64Array.of(0),
  lower: Float64Array.of(0),
  upper: Float64Array.of(0),
  rows: [],
};

/**
 * min Σdₜ²/T, the square of the ulcer index of the drawdowns of the uncompounded sum of returns, which starts at 0, plus
 * costs and γ·w'w per period (P. Martin, B. McCann, "The Investor's Guide to Fidelity Funds", 1989, has the index).
 */
export const minUlcer: Optimizer = {
  name: 'min_ulcer',
  title: 'Minimum ulcer index',
  params: NO_PARAMS,
  constraints: 'built_in',
  optimize(input) {
    const scenarios = requireScenarios('min_ulcer', input);
    const { series, scale } = scenarioSeries(scenarios);
    const solution = solveScenario(input, {
      objective: {
        quadratic: null,
        linear: new Float64Array(series.rows),
        further: NO_THRESHOLD,
        softScale: perPeriod(input, scale * scale),
      },
      block: new DrawdownBlock(series, { linear: 0, quadratic: 2 / series.columns }),
    });
    return scenarioResult(solution, {
      ulcer_index: uncompoundedUlcerIndex(portfolioReturns(scenarios, solution.weights)),
    });
  },
};
