import { defineParams } from '../params.js';
import { convexResult } from './convex-result.js';
import { requireExpectedReturns, type Optimizer } from './optimizer.js';

/** max μ'w − λ/2·w'Σw − costs − γ·w'w (Markowitz 1952); λ > 0 is the aversion to annual variance. */
export const maxUtility: Optimizer = {
  name: 'max_utility',
  title: 'Maximum utility',
  params: defineParams({
    risk_aversion: {
      type: 'number',
      description: 'λ in μ’w − λ/2·w’Σw, annual.',
      default: 1,
      minimum: 1e-6,
      maximum: 1e6,
    },
  }),
  constraints: 'built_in',
  optimize(input) {
    const aversion = Number(input.params['risk_aversion']);
    const linear = requireExpectedReturns('max_utility', input).map((value) => -value / aversion);
    // Divided by λ, so that the covariance serves as it is.
    return convexResult(input, { quadratic: input.covariance, linear, softScale: 1 / aversion });
  },
};
