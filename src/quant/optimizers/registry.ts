import { defineRegistry } from '../registry.js';
import { efficientReturn } from './efficient-return.optimizer.js';
import { efficientRisk } from './efficient-risk.optimizer.js';
import { equalWeight } from './equal-weight.optimizer.js';
import { herc } from './herc.optimizer.js';
import { hrp } from './hrp.optimizer.js';
import { inverseVariance } from './inverse-variance.optimizer.js';
import { inverseVolatility } from './inverse-volatility.optimizer.js';
import { maxDecorrelation } from './max-decorrelation.optimizer.js';
import { maxDiversification } from './max-diversification.optimizer.js';
import { maxSharpe } from './max-sharpe.optimizer.js';
import { maxUtility } from './max-utility.optimizer.js';
import { minVariance } from './min-variance.optimizer.js';
import { nco } from './nco.optimizer.js';
import { riskBudgeting } from './risk-budgeting.optimizer.js';
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
  riskBudgeting,
  hrp,
  herc,
  nco,
]);
