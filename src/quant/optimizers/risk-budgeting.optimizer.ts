import { completeBySymbol } from '../by-symbol.js';
import { sum } from '../linalg/vector.js';
import { defineParams } from '../params.js';
import { budgetedRisk } from './budgeted-risk.js';
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
  constraints: 'built_in',
  optimize: (input) => budgetedRisk(input, budgetOf(input)),
};

function budgetOf({ symbols, params }: OptimizerInput): Float64Array {
  const parts = completeBySymbol('risk_budgeting.budget', symbols, params['budget']);
  const total = sum(parts);
  return parts.map((part) => part / total);
}
