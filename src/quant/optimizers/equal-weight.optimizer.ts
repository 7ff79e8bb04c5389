import { NO_PARAMS } from '../params.js';
import { proportionalWeights } from './closed-form.js';
import type { Optimizer } from './optimizer.js';

/** wᵢ = budget/N. */
export const equalWeight: Optimizer = {
  name: 'equal_weight',
  title: 'Equal weight',
  params: NO_PARAMS,
  constraints: 'checked',
  optimize: (input) => proportionalWeights(new Float64Array(input.symbols.length).fill(1), input),
};
