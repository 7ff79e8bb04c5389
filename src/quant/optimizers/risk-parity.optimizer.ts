import { NO_PARAMS } from '../params.js';
import { solveRiskBudget } from '../solvers/solve-risk-budget.js';
import type { Optimizer } from './optimizer.js';

/** Every symbol contributes the same part of the volatility (Maillard, Roncalli, Teïletche 2010). */
export const riskParity: Optimizer = {
  name: 'risk_parity',
  title: 'Risk parity (equal risk contributions)',
  params: NO_PARAMS,
  constraints: 'checked',
  optimize({ symbols, covariance, constraints }) {
    const n = symbols.length;
    const { weights, iterations, residual } = solveRiskBudget(covariance, new Float64Array(n).fill(1 / n));
    return {
      weights: weights.map((weight) => weight * constraints.budget),
      diagnostics: { solver: 'truncated_newton', iterations, kktResidual: residual },
    };
  },
};
