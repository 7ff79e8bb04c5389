import type { Matrix } from './matrix.js';
import { GrowingCholesky } from './growing-cholesky.js';

export type CholeskyOutcome =
  | { readonly ok: true; readonly factor: GrowingCholesky }
  /** The leading block up to and including `index` is not positive definite; `pivot` is what remained of its diagonal. */
  | { readonly ok: false; readonly index: number; readonly pivot: number };

/**
 * LL' = S + diag(shift) for a symmetric S (N × N), reading its lower triangle. `minimumPivot` is the smallest pivot accepted.
 * Row by row (Cholesky–Banachiewicz): every inner loop is a product of two rows that lie in memory in order.
 */
export function cholesky(matrix: Matrix, shift?: Float64Array, minimumPivot = 0): CholeskyOutcome {
  const { rows, columns, data } = matrix;
  const factor = new GrowingCholesky(rows);
  const row = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    row.set(data.subarray(i * columns, i * columns + i + 1));
    row[i] = row[i]! + (shift?.[i] ?? 0);
    const pivot = factor.append(row, minimumPivot);
    if (!(pivot > minimumPivot)) return { ok: false, index: i, pivot };
  }
  return { ok: true, factor };
}
