import { completeBySymbol } from '../by-symbol.js';
import { sum } from '../linalg/vector.js';
import { defineParams } from '../params.js';
import { solveRiskBudget } from '../solvers/solve-risk-budget.js';
import type { Optimizer, OptimizerInput } from './optimizer.js';

/**
 * wᵢ(Σw)ᵢ/w'Σw = bᵢ: every symbol contributes its part of the risk. Source: B. Bruder, T. Roncalli, "Managing risk exposures
 * using the risk budgeting approach", SSRN 2009778 (2012).
 */
export const riskBudgeting: Optimizer = {
  name: 'risk_budgeting',
  title: 'Risk budgeting',
  params: defineParams({
    budget: {
      type: 'object',
      additionalProperties: { type: 'number', minimum: 1e-6 },
      description: 'Part of the risk by symbol, every symbol positive; scaled to sum 1.',
    },
  }),
  constraints: 'checked',
  optimize(input) {
    const { weights, iterations, residual } = solveRiskBudget(input.covariance, budgetOf(input));
    return {
      weights: weights.map((weight) => weight * input.constraints.budget),
      diagnostics: { solver: 'newton', iterations, kktResidual: residual },
    };
  },
};

function budgetOf({ symbols, params }: OptimizerInput): Float64Array {
  const parts = completeBySymbol('risk_budgeting.budget', symbols, params['budget']);
  const total = sum(parts);
  return parts.map((part) => part / total);
}
