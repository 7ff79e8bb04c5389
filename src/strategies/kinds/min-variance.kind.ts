import { covarianceEstimators } from '../../quant/moments/registry.js';
import { defineParams } from '../../quant/params.js';
import { lookbackDays, numberParam } from './lookback.js';
import { optimizedTargets } from './optimized-targets.js';
import type { StrategyKind } from './strategy-kind.js';

export const minVariance: StrategyKind = {
  name: 'min_variance',
  title: 'Minimum variance',
  description: 'The long-only portfolio with the lowest estimated variance, no weight above a limit.',
  params: defineParams({
    lookback_days: lookbackDays(252),
    max_weight: {
      type: 'number',
      description: 'Highest weight of one symbol; raised to 1/N where fewer symbols could not add up to 1.',
      default: 0.25,
      minimum: 0.001,
      maximum: 1,
    },
    covariance: {
      type: 'string',
      description: 'Covariance estimator.',
      enum: covarianceEstimators.names,
      default: 'ledoit_wolf',
    },
  }),
  historyDays: (params) => numberParam(params, 'lookback_days') + 1,
  targets: (view, params) =>
    optimizedTargets(view, {
      method: 'min_variance',
      covariance: { estimator: params['covariance'] },
      constraints: { max_weight: Math.max(numberParam(params, 'max_weight'), 1 / view.symbols.length) },
    }),
};
