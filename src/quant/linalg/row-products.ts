import type { Matrix } from './matrix.js';

/** As many sums as stay in the registers. */
export const BLOCK_ROWS = 4;
export const BLOCK_COLUMNS = 2;

export interface Cell {
  readonly i: number;
  readonly j: number;
}

/** from ≤ t < to. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Adds the products of the four rows from i on with the two rows from j on, over a range of the columns, to the block of `out`
 * at (i, j): each number loaded is used several times. `out` may be the matrix itself where the block is outside the range.
 */
export function addBlockProducts({ data, columns }: Matrix, out: Matrix, { i, j }: Cell, { from, to }: Range): void {
  const [r0, r1, r2, r3] = [i * columns, (i + 1) * columns, (i + 2) * columns, (i + 3) * columns];
  const [c0, c1] = [j * columns, (j + 1) * columns];
  let [s00, s01, s10, s11, s20, s21, s30, s31] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let t = from; t < to; t++) {
    const x = data[c0 + t]!;
    const y = data[c1 + t]!;
    const a = data[r0 + t]!;
    const b = data[r1 + t]!;
    const c = data[r2 + t]!;
    const d = data[r3 + t]!;
    s00 += a * x;
    s01 += a * y;
    s10 += b * x;
    s11 += b * y;
    s20 += c * x;
    s21 += c * y;
    s30 += d * x;
    s31 += d * y;
  }
  const at = i * out.columns + j;
  const n = out.columns;
  out.data[at]! += s00;
  out.data[at + 1]! += s01;
  out.data[at + n]! += s10;
  out.data[at + n + 1]! += s11;
  out.data[at + 2 * n]! += s20;
  out.data[at + 2 * n + 1]! += s21;
  out.data[at + 3 * n]! += s30;
  out.data[at + 3 * n + 1]! += s31;
}
