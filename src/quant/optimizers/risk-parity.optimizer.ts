import { NO_PARAMS } from '../params.js';
import { budgetedRisk } from './budgeted-risk.js';
import type { Optimizer } from './optimizer.js';

/** Every symbol contributes the same part of the volatility (Maillard, Roncalli, Teïletche 2010). */
export const riskParity: Optimizer = {
  name: 'risk_parity',
  title: 'Risk parity (equal risk contributions)',
  params: NO_PARAMS,
  constraints: 'built_in',
  optimize(input) {
    const n = input.symbols.length;
    return budgetedRisk(input, new Float64Array(n).fill(1 / n));
  },
};
