import type { Matrix } from '../linalg/matrix.js';
import { QuantError } from '../quant-error.js';

/**
 * Σwₜrₜ/Σwₜ over the rows that a column has (N), weights wₜ (T) or all 1, of returns (T × N) with NaN where one is missing.
 * Throws `insufficient_data` naming a column without any.
 */
export function observedMeans(returns: Matrix, weights?: Float64Array): Float64Array {
  const { rows, columns, data } = returns;
  const totals = new Float64Array(columns);
  const weighed = new Float64Array(columns);
  for (let t = 0; t < rows; t++) {
    const weight = weights?.[t] ?? 1;
    for (let i = 0; i < columns; i++) {
      const value = data[t * columns + i]!;
      if (Number.isNaN(value)) continue;
      totals[i] = totals[i]! + weight * value;
      weighed[i] = weighed[i]! + weight;
    }
  }
  return totals.map((total, i) => {
    if (weighed[i]! > 0) return total / weighed[i]!;
    throw new QuantError('insufficient_data', `column ${i} of the returns has no value`);
  });
}
