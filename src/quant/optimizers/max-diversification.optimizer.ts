import { NO_PARAMS } from '../params.js';
import { positiveVariances } from './closed-form.js';
import { maximiseRatio } from './maximise-ratio.js';
import type { Optimizer } from './optimizer.js';

/**
 * max w'σ/√(w'Σw), the weighted average volatility over the portfolio's. Source: Y. Choueifaty, Y. Coignard, "Toward maximum
 * diversification", Journal of Portfolio Management 35 (2008).
 */
export const maxDiversification: Optimizer = {
  name: 'max_diversification',
  title: 'Maximum diversification',
  params: NO_PARAMS,
  constraints: 'built_in',
  optimize(input) {
    const rewards = positiveVariances(input).map(Math.sqrt);
    return maximiseRatio(input, { rewards, nothing: 'no portfolio that keeps the constraints is diversified' });
  },
};
