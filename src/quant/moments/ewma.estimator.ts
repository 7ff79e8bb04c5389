import { defineParams } from '../params.js';
import { columnMeans, seriesAround } from './centred-series.js';
import type { CovarianceEstimator } from './covariance-estimator.js';
import { decayWeights } from './decay-weights.js';
import { productsOver } from './products-over.js';

/**
 * Exponentially weighted covariance Σwₜ(rₜ−c)(rₜ−c)' with wₜ ∝ λ^(T−1−t), Σwₜ = 1, λ = 1 − 2/(span + 1). The centre c is the
 * equal-weight mean of all rows, or zero: with `centre: zero` and a span of 32⅓ (λ = 0.94) it is that of RiskMetrics.
 * Source: J. P. Morgan, "RiskMetrics – Technical Document", 4th edition (1996).
 * `diagnostics.effective_observations` is 1/Σwₜ².
 */
export const ewma: CovarianceEstimator = {
  name: 'ewma',
  title: 'Exponentially weighted covariance',
  params: defineParams({
    span: {
      type: 'number',
      description: 'Periods; the decay is λ = 1 − 2/(span + 1).',
      default: 180,
      minimum: 1.000001,
      maximum: 1e6,
    },
    centre: {
      type: 'string',
      description: 'What is taken from the returns before they are multiplied: their mean over all rows, or nothing.',
      enum: ['mean', 'zero'],
      default: 'mean',
    },
  }),
  estimate(returns, { span, centre }) {
    const weights = decayWeights(returns.rows, Number(span));
    const series = seriesAround(returns, centre === 'zero' ? new Float64Array(returns.columns) : columnMeans(returns));
    const { rows: n, columns: periods, data } = series;
    const roots = weights.map(Math.sqrt);
    for (let i = 0; i < n; i++) {
      for (let t = 0; t < periods; t++) data[i * periods + t] = data[i * periods + t]! * roots[t]!;
    }
    const effective = 1 / weights.reduce((total, weight) => total + weight * weight, 0);
    return { covariance: productsOver(series, 1), diagnostics: { effective_observations: effective } };
  },
};
