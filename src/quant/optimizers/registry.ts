import { defineRegistry } from '../registry.js';
import { efficientReturn } from './efficient-return.optimizer.js';
import { efficientRisk } from './efficient-risk.optimizer.js';
import { equalWeight } from './equal-weight.optimizer.js';
import { inverseVariance } from './inverse-variance.optimizer.js';
import { inverseVolatility } from './inverse-volatility.optimizer.js';
import { kelly } from './kelly.optimizer.js';
import { maxDecorrelation } from './max-decorrelation.optimizer.js';
import { maxDiversification } from './max-diversification.optimizer.js';
import { maxReturnCvar } from './max-return-cvar.optimizer.js';
import { maxSharpe } from './max-sharpe.optimizer.js';
import { maxUtility } from './max-utility.optimizer.js';
import { minCdar } from './min-cdar.optimizer.js';
import { minCvar } from './min-cvar.optimizer.js';
import { minEvar } from './min-evar.optimizer.js';
import { minMad } from './min-mad.optimizer.js';
import { minSemivariance } from './min-semivariance.optimizer.js';
import { minVariance } from './min-variance.optimizer.js';
import { riskParity } from './risk-parity.optimizer.js';

export const optimizers = defineRegistry('methods', [
  equalWeight,
  inverseVolatility,
  inverseVariance,
  minVariance,
  maxSharpe,
  maxUtility,
  efficientReturn,
  efficientRisk,
  maxDiversification,
  maxDecorrelation,
  riskParity,
  minCvar,
  minCdar,
  minSemivariance,
  minMad,
  minEvar,
  maxReturnCvar,
  kelly,
]);
