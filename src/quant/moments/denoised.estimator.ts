import { weightedOuterProducts } from '../linalg/symmetric-eigen.js';
import { scaleSymmetric } from '../linalg/symmetric.js';
import { NO_PARAMS } from '../params.js';
import type { CovarianceEstimator } from './covariance-estimator.js';
import { denoise } from './denoise.js';
import { correlationOf } from './correlation-matrix.js';
import { sampleCorrelation } from './sample-correlation.js';

/**
 * The sample covariance (ddof 1) whose correlation is rid of noise: its eigenvalues up to the edge of Marchenko and Pastur
 * (see `noiseBand`) become their mean, then the diagonal is scaled to 1 again, so that variances are those of the sample.
 * Source: M. López de Prado, "Machine Learning for Asset Managers", 2.5.1 (constant residual eigenvalue); the variance of the
 * noise is found without fitting a density. `diagnostics`: `factors` eigenvalues were kept, `noise_edge` λ₊,
 * `noise_variance` σ². `insufficient_data` for a series that never changes.
 */
export const denoised: CovarianceEstimator = {
  name: 'denoised',
  title: 'Denoised covariance (Marchenko–Pastur)',
  params: NO_PARAMS,
  estimate(returns) {
    const { correlation, deviations } = sampleCorrelation(returns);
    const { eigen, noise } = denoise(correlation, returns.rows);
    return {
      covariance: scaleSymmetric(correlationOf(weightedOuterProducts(eigen.vectors, eigen.values)), deviations),
      diagnostics: {
        factors: returns.columns - noise.count,
        noise_edge: noise.edge,
        noise_variance: noise.variance,
      },
    };
  },
};
