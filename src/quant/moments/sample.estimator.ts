import { gram } from '../linalg/gram.js';
import { NO_PARAMS } from '../params.js';
import { centredSeries } from './centred-series.js';
import type { CovarianceEstimator } from './covariance-estimator.js';

/** The unbiased sample covariance, Σ(r−r̄)(r−r̄)'/(T−1). */
export const sample: CovarianceEstimator = {
  name: 'sample',
  title: 'Sample covariance (ddof 1)',
  params: NO_PARAMS,
  estimate(returns) {
    const covariance = gram(centredSeries(returns));
    const divisor = returns.rows - 1;
    covariance.data.forEach((value, i) => (covariance.data[i] = value / divisor));
    return { covariance, diagnostics: {} };
  },
};
