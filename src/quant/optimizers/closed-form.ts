import { QuantError } from '../quant-error.js';
import { sum } from '../linalg/vector.js';
import type { OptimizerInput, OptimizerResult } from './optimizer.js';

/** Weights in proportion to positive scores, summing to the budget. */
export function proportionalWeights(scores: Float64Array, { constraints }: OptimizerInput): OptimizerResult {
  const total = sum(scores);
  return {
    weights: scores.map((score) => (constraints.budget * score) / total),
    diagnostics: { solver: 'closed_form', iterations: 0, kktResidual: 0 },
  };
}

/** Variances (N) from the diagonal. Throws `insufficient_data` naming the first symbol whose variance is not positive. */
export function positiveVariances({ symbols, covariance }: OptimizerInput): Float64Array {
  const n = symbols.length;
  return Float64Array.from(symbols, (symbol, i) => {
    const variance = covariance.data[i * n + i]!;
    if (variance > 0) return variance;
    throw new QuantError('insufficient_data', `${symbol} has no variance: its price never changes in the window`);
  });
}
