import { covarianceEstimators } from '../../quant/moments/registry.js';
import { defineParams } from '../../quant/params.js';
import { lookbackDays, numberParam } from './lookback.js';
import { optimizedTargets } from './optimized-targets.js';
import type { StrategyKind } from './strategy-kind.js';

export const riskParity: StrategyKind = {
  name: 'risk_parity',
  title: 'Risk parity',
  description: 'Every symbol contributes the same risk.',
  params: defineParams({
    lookback_days: lookbackDays(252),
    covariance: {
      type: 'string',
      description: 'Covariance estimator.',
      enum: covarianceEstimators.names,
      default: 'ledoit_wolf',
    },
  }),
  historyDays: (params) => numberParam(params, 'lookback_days') + 1,
  targets: (view, params) =>
    optimizedTargets(view, { method: 'risk_parity', covariance: { estimator: params['covariance'] } }),
};
