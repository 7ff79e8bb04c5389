import { NO_PARAMS } from '../params.js';
import { centredSeries } from './centred-series.js';
import type { CovarianceEstimator } from './covariance-estimator.js';
import { productsOver } from './products-over.js';
import { meanVariance, scaledIdentityOf } from './scaled-identity.target.js';
import { shrink, squaredNorm } from './shrinkage-target.js';

/**
 * Oracle approximating shrinkage (1−δ)S + δμI of S = Σ(r−r̄)(r−r̄)'/T with μ = tr(S)/N and
 * δ = min(1, (α + μ²)/((T + 1)(α − μ²/N))), α = ‖S‖²/N²: closer to the truth than Ledoit–Wolf for few, normal observations.
 * Source: Y. Chen, A. Wiesel, Y. Eldar, A. Hero, "Shrinkage algorithms for MMSE covariance estimation", IEEE Transactions on
 * Signal Processing 58 (2010), in the form of scikit-learn's OAS. `diagnostics.shrinkage` is δ.
 */
export const oas: CovarianceEstimator = {
  name: 'oas',
  title: 'Oracle approximating shrinkage',
  params: NO_PARAMS,
  estimate(returns) {
    const covariance = productsOver(centredSeries(returns), returns.rows);
    const n = covariance.rows;
    const mu = meanVariance(covariance);
    const alpha = squaredNorm(covariance) / n ** 2;
    const distance = (returns.rows + 1) * (alpha - (mu * mu) / n);
    const shrinkage = distance > 0 ? Math.min(1, (alpha + mu * mu) / distance) : 1;
    shrink(covariance, { target: scaledIdentityOf(n, mu), shrinkage });
    return { covariance, diagnostics: { shrinkage } };
  },
};
