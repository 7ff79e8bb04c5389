import { defineRegistry } from '../registry.js';
import { equalWeight } from './equal-weight.optimizer.js';
import { inverseVariance } from './inverse-variance.optimizer.js';
import { inverseVolatility } from './inverse-volatility.optimizer.js';
import { minVariance } from './min-variance.optimizer.js';
import { riskParity } from './risk-parity.optimizer.js';

export const optimizers = defineRegistry('methods', [
  equalWeight,
  inverseVolatility,
  inverseVariance,
  minVariance,
  riskParity,
]);
