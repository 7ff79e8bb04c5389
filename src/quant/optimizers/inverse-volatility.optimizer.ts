import { NO_PARAMS } from '../params.js';
import { positiveVariances, proportionalWeights } from './closed-form.js';
import type { Optimizer } from './optimizer.js';

/** wᵢ ∝ 1/σᵢ: risk parity where all correlations are equal (Maillard, Roncalli, Teïletche 2010). */
export const inverseVolatility: Optimizer = {
  name: 'inverse_volatility',
  title: 'Inverse volatility',
  params: NO_PARAMS,
  constraints: 'checked',
  optimize: (input) =>
    proportionalWeights(
      positiveVariances(input).map((variance) => 1 / Math.sqrt(variance)),
      input,
    ),
};
