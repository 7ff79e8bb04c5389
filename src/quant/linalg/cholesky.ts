import { GrowingCholesky } from './growing-cholesky.js';
import type { Matrix } from './matrix.js';
import { BLOCK_ROWS } from './row-products.js';

export type CholeskyOutcome =
  | { readonly ok: true; readonly factor: GrowingCholesky }
  /** The leading block up to and including `index` is not positive definite; `pivot` is what remained of its diagonal. */
  | { readonly ok: false; readonly index: number; readonly pivot: number };

/**
 * LL' = S + diag(shift) for a symmetric S (N × N), reading its lower triangle. `minimumPivot` is the smallest pivot accepted.
 * Row by row (Cholesky–Banachiewicz), four rows at a time: every inner loop is products of rows that lie in memory in order.
 */
export function cholesky(matrix: Matrix, shift?: Float64Array, minimumPivot = 0): CholeskyOutcome {
  const { rows, columns, data } = matrix;
  const factor = new GrowingCholesky(rows);
  const block = Array.from({ length: BLOCK_ROWS }, () => new Float64Array(rows));
  for (let i = 0; i < rows; i += BLOCK_ROWS) {
    const size = Math.min(BLOCK_ROWS, rows - i);
    for (let r = 0; r < size; r++) {
      const [row, at] = [block[r]!, i + r];
      row.set(data.subarray(at * columns, at * columns + at + 1));
      row[at] = row[at]! + (shift?.[at] ?? 0);
    }
    const pivot = factor.appendBlock(block.slice(0, size), minimumPivot);
    if (!(pivot > minimumPivot)) return { ok: false, index: factor.size, pivot };
  }
  return { ok: true, factor };
}
