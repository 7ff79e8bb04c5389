import { numbersBySymbol, valuesBySymbol } from '../by-symbol.js';
import { defineParams } from '../params.js';
import type { Optimizer } from './optimizer.js';

/**
 * The weights that are given: a strategic allocation. They have to sum to the budget and to keep the constraints: others are
 * refused, not scaled.
 */
export const fixed: Optimizer = {
  name: 'fixed',
  title: 'Fixed weights (strategic)',
  params: defineParams({
    weights: numbersBySymbol(
      'A fraction of the capital per symbol; a symbol left out has none. They sum to the budget.',
    ),
  }),
  constraints: 'checked',
  optimize: ({ symbols, params }) => ({
    weights: valuesBySymbol('fixed.weights', symbols, params['weights']),
    diagnostics: { solver: 'closed_form', iterations: 0, kktResidual: 0 },
  }),
};
