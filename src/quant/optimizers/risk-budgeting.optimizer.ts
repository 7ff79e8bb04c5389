import { sum } from '../linalg/vector.js';
import { defineParams } from '../params.js';
import { QuantError } from '../quant-error.js';
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
  const given = params['budget'] as Record<string, number>;
  const unknown = Object.keys(given).find((symbol) => !symbols.includes(symbol));
  if (unknown !== undefined)
    throw new QuantError('invalid_input', `risk_budgeting.budget names ${unknown}, which is no symbol`);
  const parts = Float64Array.from(symbols, (symbol) => {
    if (given[symbol] !== undefined) return given[symbol];
    throw new QuantError('invalid_input', `risk_budgeting.budget says nothing of ${symbol}`);
  });
  const total = sum(parts);
  return parts.map((part) => part / total);
}
