import { NO_PARAMS } from '../params.js';
import { positiveVariances, proportionalWeights } from './closed-form.js';
import type { Optimizer } from './optimizer.js';

/** wᵢ ∝ 1/σᵢ²: minimum variance where nothing is correlated. */
export const inverseVariance: Optimizer = {
  name: 'inverse_variance',
  title: 'Inverse variance',
  params: NO_PARAMS,
  constraints: 'checked',
  optimize: (input) =>
    proportionalWeights(
      positiveVariances(input).map((variance) => 1 / variance),
      input,
    ),
};
