import { scaleSymmetric } from '../linalg/symmetric.js';
import { NO_PARAMS } from '../params.js';
import { positiveVariances } from './closed-form.js';
import { convexResult } from './convex-result.js';
import type { Optimizer } from './optimizer.js';

/**
 * min w'Cw, C the correlation matrix: the least correlated portfolio. Source: P. Christoffersen, V. Errunza, K. Jacobs,
 * X. Jin, "Is the potential for international diversification disappearing?", Review of Financial Studies 25 (2012).
 */
export const maxDecorrelation: Optimizer = {
  name: 'max_decorrelation',
  title: 'Maximum decorrelation',
  params: NO_PARAMS,
  constraints: 'built_in',
  optimize(input) {
    const scale = positiveVariances(input).map((variance) => 1 / Math.sqrt(variance));
    const quadratic = scaleSymmetric(input.covariance, scale);
    return convexResult(input, { quadratic, linear: new Float64Array(scale.length), softScale: 0.5 });
  },
};
