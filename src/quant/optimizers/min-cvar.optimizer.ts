import { defineParams, type ParamSchema } from '../params.js';
import { cvarDual } from '../risk/cvar.js';
import { portfolioLosses } from '../risk/portfolio-losses.js';
import { requireScenarios, type Optimizer } from './optimizer.js';
import { lossesOf, refusePositions, riskResult, solveRisk } from './scenario-result.js';

export const ALPHA: ParamSchema = {
  type: 'number',
  description: 'Confidence: the mean of the worst 1 − alpha of the periods counts.',
  default: 0.95,
  minimum: 0.5,
  maximum: 0.9999,
};

/**
 * min CVaRₐ(−Xw) + costs over the scenarios X (T × N, per period). Source: R. T. Rockafellar, S. Uryasev, "Optimization of
 * conditional value-at-risk", Journal of Risk 2 (2000). `values.cvar` is per period, a loss positive.
 */
export const minCvar: Optimizer = {
  name: 'min_cvar',
  title: 'Minimum conditional value at risk',
  params: defineParams({ alpha: ALPHA }),
  constraints: 'built_in',
  optimize(input) {
    refusePositions('min_cvar', input);
    const losses = lossesOf(requireScenarios('min_cvar', input));
    const dual = cvarDual(losses.rows, Number(input.params['alpha']));
    const solution = solveRisk(input, { losses, dual });
    return riskResult(solution, { cvar: dual.support(portfolioLosses(losses, solution.weights)) });
  },
};
