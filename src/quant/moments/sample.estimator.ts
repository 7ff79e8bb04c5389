import { NO_PARAMS } from '../params.js';
import { centredSeries } from './centred-series.js';
import type { CovarianceEstimator } from './covariance-estimator.js';
import { productsOver } from './products-over.js';

/** The unbiased sample covariance, Σ(r−r̄)(r−r̄)'/(T−1). */
export const sample: CovarianceEstimator = {
  name: 'sample',
  title: 'Sample covariance (ddof 1)',
  params: NO_PARAMS,
  estimate: (returns) => ({ covariance: productsOver(centredSeries(returns), returns.rows - 1), diagnostics: {} }),
};
