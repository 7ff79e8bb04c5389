import { NO_PARAMS } from '../params.js';
import { maximiseRatio } from './maximise-ratio.js';
import { requireExpectedReturns, type Optimizer } from './optimizer.js';

/** max (μ'w − costs − r_f·Σw)/√(w'Σw) (Sharpe 1966); all annual. */
export const maxSharpe: Optimizer = {
  name: 'max_sharpe',
  title: 'Maximum Sharpe ratio',
  params: NO_PARAMS,
  constraints: 'built_in',
  optimize(input) {
    const rewards = requireExpectedReturns('max_sharpe', input).map((value) => value - input.riskFreeRate);
    const nothing = 'no portfolio that keeps the constraints is expected to earn more than the risk-free rate';
    return maximiseRatio(input, { rewards, nothing });
  },
};
