import { weightedOuterProducts } from '../linalg/symmetric-eigen.js';
import { scaleSymmetric } from '../linalg/symmetric.js';
import { defineParams } from '../params.js';
import { QuantError } from '../quant-error.js';
import type { CovarianceEstimator } from './covariance-estimator.js';
import { denoise } from './denoise.js';
import { correlationOf } from './correlation-matrix.js';
import { sampleCorrelation } from './sample-correlation.js';

/**
 * The denoised covariance without the market: the eigenvectors of the largest `components` eigenvalues of the denoised
 * correlation are taken out and the diagonal is scaled to 1 again, so that variances are those of the sample. What is left
 * is singular; it serves to compare and cluster symbols, less to optimise. Source: M. López de Prado, "Machine Learning for
 * Asset Managers", 2.6. Throws `invalid_input` where no component would be left, `insufficient_data` for a series that never
 * changes or that the market explains wholly.
 */
export const detoned: CovarianceEstimator = {
  name: 'detoned',
  title: 'Detoned covariance (without the market)',
  params: defineParams({
    components: {
      type: 'integer',
      description: 'How many of the largest principal components count as the market.',
      default: 1,
      minimum: 1,
      maximum: 100,
    },
  }),
  estimate(returns, params) {
    const components = Number(params['components']);
    if (components >= returns.columns) {
      const problem = `detoned.components is ${components}: of ${returns.columns} symbols that leaves none`;
      throw new QuantError('invalid_input', problem);
    }
    const { correlation, deviations } = sampleCorrelation(returns);
    const { eigen, noise } = denoise(correlation, returns.rows);
    const rest = weightedOuterProducts(eigen.vectors, eigen.values.fill(0, returns.columns - components));
    assertSomethingLeft(rest.data, returns.columns);
    return {
      covariance: scaleSymmetric(correlationOf(rest), deviations),
      diagnostics: { components, noise_edge: noise.edge, noise_variance: noise.variance },
    };
  },
};

/** Below this part of its variance, what is left of a series is rounding. */
const NOTHING = 1e-12;

function assertSomethingLeft(correlation: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    if (correlation[i * n + i]! > NOTHING) continue;
    throw new QuantError('insufficient_data', `the market explains column ${i} of the returns wholly: nothing is left`);
  }
}
