import { defineRegistry } from '../registry.js';
import { dynamicMomentum } from './dynamic-momentum.optimizer.js';
import { efficientReturn } from './efficient-return.optimizer.js';
import { efficientRisk } from './efficient-risk.optimizer.js';
import { equalWeight } from './equal-weight.optimizer.js';
import { fixed } from './fixed.optimizer.js';
import { herc } from './herc.optimizer.js';
import { hrp } from './hrp.optimizer.js';
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
import { minTrackingError } from './min-tracking-error.optimizer.js';
import { minUlcer } from './min-ulcer.optimizer.js';
import { minVariance } from './min-variance.optimizer.js';
import { nco } from './nco.optimizer.js';
import { riskBudgeting } from './risk-budgeting.optimizer.js';
import { riskParity } from './risk-parity.optimizer.js';
import { robustMeanVariance } from './robust-mean-variance.optimizer.js';
import { tacticalTilt } from './tactical-tilt.optimizer.js';
import { targetVolatilityOf } from './target-volatility.optimizer.js';

/** What a method on top of another can be based on. */
const bases = defineRegistry('methods', [
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
  robustMeanVariance,
  minTrackingError,
  fixed,
  tacticalTilt,
  dynamicMomentum,
  maxReturnCvar,
  minCdar,
  minCvar,
  minMad,
  minSemivariance,
  minUlcer,
  kelly,
  minEvar,
]);

export const optimizers = defineRegistry('methods', [...bases.members, targetVolatilityOf(bases)]);
