import { defineRegistry } from '../../common/registry.js';
import { equalWeight } from './equal-weight.kind.js';
import { inverseVolatility } from './inverse-volatility.kind.js';
import { minVariance } from './min-variance.kind.js';
import { momentumTopN } from './momentum-top-n.kind.js';
import { optimize } from './optimize.kind.js';
import { riskParity } from './risk-parity.kind.js';
import { signalTopN } from './signal-top-n.kind.js';
import type { StrategyKind } from './strategy-kind.js';

/** Every rule a strategy can have: one file each, one line here. */
export const STRATEGY_KINDS = defineRegistry<StrategyKind>('strategy kinds', [
  equalWeight,
  inverseVolatility,
  momentumTopN,
  signalTopN,
  minVariance,
  riskParity,
  optimize,
]);
