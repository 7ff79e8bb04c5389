import { symmetricEigen, weightedOuterProducts } from '../linalg/symmetric-eigen.js';
import { diagonal } from '../linalg/symmetric.js';
import { sum } from '../linalg/vector.js';
import { defineParams } from '../params.js';
import { centredSeries } from './centred-series.js';
import type { CovarianceEstimator } from './covariance-estimator.js';
import { productsOver } from './products-over.js';

/**
 * Statistical factor model BB' + D: B are the first `factors` principal components of the sample covariance (ddof 1), scaled
 * by the root of their variance, D the variances that they leave, so that the variances are those of the sample and symbols
 * move together through the factors only. At least as many factors as symbols give the sample covariance.
 * Source: G. Connor, R. Korajczyk, "Risk and return in an equilibrium APT", Journal of Financial Economics 21 (1988); with
 * diagonal specific risk as in J. Fan, Y. Liao, M. Mincheva (2013) at their largest threshold.
 * `diagnostics`: `factors` used, `explained_variance` is their part of all variance.
 */
export const factor: CovarianceEstimator = {
  name: 'factor',
  title: 'Statistical factor model (principal components)',
  params: defineParams({
    factors: {
      type: 'integer',
      description: 'Principal components that symbols share; no more than there are symbols are used.',
      default: 3,
      minimum: 1,
      maximum: 100,
    },
  }),
  estimate(returns, params) {
    const covariance = productsOver(centredSeries(returns), returns.rows - 1);
    const n = covariance.rows;
    const factors = Math.min(n, Number(params['factors']));
    const variances = diagonal(covariance);
    const { values, vectors } = symmetricEigen(covariance);
    const common = weightedOuterProducts(
      vectors,
      values.map((value, k) => (k < n - factors ? 0 : value)),
    );
    for (let i = 0; i < n; i++) common.data[i * n + i] = variances[i]!;
    const total = sum(variances);
    const explained = total > 0 ? sum(values.subarray(n - factors)) / total : 1;
    return { covariance: common, diagnostics: { factors, explained_variance: explained } };
  },
};
