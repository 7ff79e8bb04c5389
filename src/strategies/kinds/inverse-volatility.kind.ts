import { defineParams } from '../../quant/params.js';
import { lookbackDays, numberParam } from './lookback.js';
import { optimizedTargets } from './optimized-targets.js';
import type { StrategyKind } from './strategy-kind.js';

export const inverseVolatility: StrategyKind = {
  name: 'inverse_volatility',
  title: 'Inverse volatility',
  description: 'Weights in inverse proportion to the volatility of the lookback.',
  params: defineParams({ lookback_days: lookbackDays(63) }),
  historyDays: (params) => numberParam(params, 'lookback_days') + 1,
  targets: (view) => optimizedTargets(view, { method: 'inverse_volatility' }),
};
