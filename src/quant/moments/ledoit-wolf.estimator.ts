import { defineParams } from '../params.js';
import { defineRegistry } from '../registry.js';
import { centredSeries } from './centred-series.js';
import { constantCorrelation } from './constant-correlation.target.js';
import type { CovarianceEstimator } from './covariance-estimator.js';
import { productsOver } from './products-over.js';
import { scaledIdentity } from './scaled-identity.target.js';
import { shrink } from './shrinkage-target.js';
import { singleFactor } from './single-factor.target.js';

const targets = defineRegistry('shrinkage targets', [scaledIdentity, constantCorrelation, singleFactor]);

/**
 * Shrinkage (1−δ)S + δF of S = Σ(r−r̄)(r−r̄)'/T towards a structured F, with the δ that minimises the expected squared
 * distance from the true covariance. Sources: beside each target. `diagnostics.shrinkage` is δ.
 */
export const ledoitWolf: CovarianceEstimator = {
  name: 'ledoit_wolf',
  title: 'Ledoit–Wolf shrinkage',
  params: defineParams({
    target: {
      type: 'string',
      description:
        'What the sample is shrunk towards: equal variances without correlation, its variances with one correlation, or ' +
        'its variances with the covariances that the equal-weight mean of the symbols explains.',
      enum: targets.names,
      default: scaledIdentity.name,
    },
  }),
  estimate(returns, { target }) {
    const series = centredSeries(returns);
    const covariance = productsOver(series, returns.rows);
    const shrinkage = (targets.find(String(target)) ?? scaledIdentity).shrinkageOf(series, covariance);
    shrink(covariance, shrinkage);
    return { covariance, diagnostics: { shrinkage: shrinkage.shrinkage } };
  },
};
