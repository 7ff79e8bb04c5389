import { NO_PARAMS } from '../params.js';
import { convexResult } from './convex-result.js';
import type { Optimizer } from './optimizer.js';

/** min w'Σw + costs + γ·w'w (Markowitz 1952). */
export const minVariance: Optimizer = {
  name: 'min_variance',
  title: 'Minimum variance',
  params: NO_PARAMS,
  constraints: 'built_in',
  optimize: (input) =>
    convexResult(input, {
      quadratic: input.covariance,
      linear: new Float64Array(input.symbols.length),
      // ½w'Σw is what the solver minimises: half of everything.
      softScale: 0.5,
    }),
};
