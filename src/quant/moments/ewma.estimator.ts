import { columnMeans } from './centred-series.js';
import type { CovarianceEstimator } from './covariance-estimator.js';
import { decayOf, decayParams, decayWeights } from './decay-weights.js';
import { effectiveObservations } from './effective-observations.js';
import { weightedProducts } from './weighted-products.js';

const USUAL_SPAN = 180;

/**
 * Exponentially weighted covariance Σwₜ(rₜ−c)(rₜ−c)' with wₜ ∝ λ^(T−1−t), Σwₜ = 1, λ = 1 − 2/(span + 1) or
 * exp(−ln 2/half_life), not corrected for bias. The centre c is the equal-weight mean of all rows, or zero: with
 * `centre: zero` and a span of 32⅓ (λ = 0.94) it is that of RiskMetrics. About the weighted mean and unbiased: `sample` with
 * `half_life`. Source: J. P. Morgan, "RiskMetrics – Technical Document", 4th edition (1996).
 * `diagnostics.effective_observations` is 1/Σwₜ².
 */
export const ewma: CovarianceEstimator = {
  name: 'ewma',
  title: 'Exponentially weighted covariance',
  params: decayParams(USUAL_SPAN, {
    centre: {
      type: 'string',
      description: 'What is taken from the returns before they are multiplied: their mean over all rows, or nothing.',
      enum: ['mean', 'zero'],
      default: 'mean',
    },
  }),
  estimate(returns, params) {
    const weights = decayWeights(returns.rows, decayOf(params, USUAL_SPAN));
    const centres = params['centre'] === 'zero' ? new Float64Array(returns.columns) : columnMeans(returns);
    return {
      covariance: weightedProducts(returns, { weights, centres, divisor: 1 }),
      diagnostics: { effective_observations: effectiveObservations(weights) },
    };
  },
};
