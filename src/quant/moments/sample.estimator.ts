import { defineParams } from '../params.js';
import { centredSeries } from './centred-series.js';
import type { CovarianceEstimator } from './covariance-estimator.js';
import { decayWeights, HALF_LIFE, halfLifeDecay } from './decay-weights.js';
import { effectiveObservations } from './effective-observations.js';
import { observedMeans } from './observed-columns.js';
import { productsOver } from './products-over.js';
import { weightedProducts } from './weighted-products.js';

/**
 * The unbiased sample covariance, Σ(r−r̄)(r−r̄)'/(T−1). With `half_life` observations weigh wₜ ∝ λ^(T−1−t), Σwₜ = 1,
 * λ = exp(−ln 2/half_life): Σwₜ(rₜ−m)(rₜ−m)'/(1−Σwₜ²) about the weighted mean m = Σwₜrₜ, which equal weights make the same
 * as without (in pandas: `ewm(halflife, adjust=True).cov(bias=False)`).
 */
export const sample: CovarianceEstimator = {
  name: 'sample',
  title: 'Sample covariance (ddof 1)',
  params: defineParams({ half_life: HALF_LIFE }, { optional: ['half_life'] }),
  estimate(returns, params) {
    if (params['half_life'] === undefined) {
      return { covariance: productsOver(centredSeries(returns), returns.rows - 1), diagnostics: {} };
    }
    const weights = decayWeights(returns.rows, halfLifeDecay(Number(params['half_life'])));
    const effective = effectiveObservations(weights);
    const centres = observedMeans(returns, weights);
    const covariance = weightedProducts(returns, { weights, centres, divisor: 1 - 1 / effective });
    return { covariance, diagnostics: { effective_observations: effective } };
  },
};
