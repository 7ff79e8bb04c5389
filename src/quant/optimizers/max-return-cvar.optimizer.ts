import { maxAbs } from '../linalg/vector.js';
import { defineParams } from '../params.js';
import { conditionalValueAtRisk, portfolioReturns } from '../performance/scenario-risk.js';
import { QuantError } from '../quant-error.js';
import { scenarioSeries, withOnes } from '../solvers/scenario-series.js';
import { ShortfallBlock } from '../solvers/shortfall-block.js';
import { minimiseCvar } from './minimise-cvar.js';
import { requireExpectedReturns, requireScenarios, type Optimizer, type OptimizerInput } from './optimizer.js';
import { freeThreshold, scenarioResult, solveScenario } from './scenario-result.js';
import { TAIL_LEVEL } from './tail-level.js';

const CAP = 'max_cvar';
const SLACK = 1e-9;

/**
 * max μ'w − costs − γ·w'w, annual, with CVaR_α of the losses per period at most `max_cvar` (P. Krokhmal, J. Palmquist,
 * S. Uryasev, "Portfolio optimization with conditional value-at-risk objective and constraints", Journal of Risk 4, 2002).
 * Throws `infeasible` with the least CVaR there is when the cap is below it.
 */
export const maxReturnCvar: Optimizer = {
  name: 'max_return_cvar',
  title: 'Maximum return for a conditional value at risk',
  params: defineParams({
    alpha: TAIL_LEVEL,
    max_cvar: { type: 'number', description: 'Highest CVaR per period, a positive fraction: a loss.' },
  }),
  constraints: 'built_in',
  optimize(input) {
    const scenarios = requireScenarios('max_return_cvar', input);
    const returns = requireExpectedReturns('max_return_cvar', input);
    const alpha = Number(input.params['alpha']);
    const cap = Number(input.params['max_cvar']);
    assertReachable(input, { alpha, cap });
    const { series, scale } = scenarioSeries(scenarios);
    const size = maxAbs(returns) || 1;
    const threshold = freeThreshold(0);
    const row = { label: CAP, coefficients: new Float64Array(series.rows), min: -Infinity, max: cap / scale };
    const solution = solveScenario(input, {
      objective: {
        quadratic: null,
        linear: returns.map((value) => -value / size),
        further: { ...threshold, rows: [{ ...row, further: Float64Array.of(1) }] },
        softScale: 1 / size,
      },
      block: new ShortfallBlock(withOnes(series), { linear: 0, quadratic: 0 }),
      coupled: { label: CAP, coefficients: new Float64Array(series.columns).fill(1 / ((1 - alpha) * series.columns)) },
    });
    const losses = portfolioReturns(scenarios, solution.weights).map((value) => -value);
    return scenarioResult(solution, { cvar: conditionalValueAtRisk(losses, alpha) });
  },
};

/** Without costs: what they are is no matter of the cap. */
function assertReachable(input: OptimizerInput, { alpha, cap }: { alpha: number; cap: number }): void {
  const free = { ...input, constraints: { ...input.constraints, costs: null, l2: 0 } };
  const { cvar: least } = minimiseCvar('max_return_cvar', free, alpha);
  if (cap >= least - SLACK * Math.abs(least)) return;
  throw new QuantError(
    'infeasible',
    `max_cvar is ${cap}, the constraints allow no less than ${least}`,
    'params.max_cvar',
  );
}
