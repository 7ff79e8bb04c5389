import { defineParams } from '../params.js';
import { seriesAround } from './centred-series.js';
import type { CovarianceEstimator } from './covariance-estimator.js';
import { productsOver } from './products-over.js';

/**
 * Semicovariance Σ min(rₜ−b, 0)·min(rₜ−b, 0)'/T about a benchmark b: only what falls short of it counts as risk. Positive
 * semidefinite. Source: J. Estrada, "Mean-semivariance behavior: Downside risk and capital asset pricing", International
 * Review of Economics and Finance 16 (2007).
 */
export const semicovariance: CovarianceEstimator = {
  name: 'semicovariance',
  title: 'Semicovariance about a benchmark',
  params: defineParams({
    benchmark: {
      type: 'number',
      description: 'Return per period that counts as no loss.',
      default: 0,
      minimum: -1,
      maximum: 1,
    },
  }),
  estimate(returns, { benchmark }) {
    const shortfalls = seriesAround(returns, new Float64Array(returns.columns).fill(Number(benchmark)));
    const { data } = shortfalls;
    for (let i = 0; i < data.length; i++) data[i] = Math.min(data[i]!, 0);
    return { covariance: productsOver(shortfalls, returns.rows), diagnostics: {} };
  },
};
