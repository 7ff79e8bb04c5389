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

/**
 * Variances (N) from the diagonal. Throws `insufficient_data` naming the first symbol whose variance is not positive, or whose
 * price never changes: an estimator that shrinks gives it a variance all the same, which is that of the others.
 */
export function positiveVariances(input: OptimizerInput): Float64Array {
  assertMoving(input);
  const { symbols, covariance } = input;
  const n = symbols.length;
  return Float64Array.from(symbols, (symbol, i) => {
    const variance = covariance.data[i * n + i]!;
    if (variance > 0) return variance;
    throw still(symbol);
  });
}

/** Throws `insufficient_data` naming the first symbol whose price, where returns are known, never changes. */
export function assertMoving({ symbols, scenarios }: Pick<OptimizerInput, 'symbols' | 'scenarios'>): void {
  if (scenarios === null) return;
  const { rows, columns, data } = scenarios;
  symbols.forEach((symbol, i) => {
    let t = 0;
    while (t < rows && data[t * columns + i] === 0) t++;
    if (t === rows) throw still(symbol);
  });
}

function still(symbol: string): QuantError {
  return new QuantError('insufficient_data', `${symbol} has no variance: its price never changes in the window`);
}
