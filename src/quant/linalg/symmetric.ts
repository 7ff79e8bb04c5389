import type { Matrix } from './matrix.js';
import { dot } from './vector.js';

/** Inner product of row `row` of `matrix` with `x` (length `columns`); four partial sums as in `dot`. */
export function rowDot({ data, columns }: Matrix, row: number, x: Float64Array): number {
  const start = row * columns;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let j = 0;
  for (; j + 3 < columns; j += 4) {
    s0 += data[start + j]! * x[j]!;
    s1 += data[start + j + 1]! * x[j + 1]!;
    s2 += data[start + j + 2]! * x[j + 2]!;
    s3 += data[start + j + 3]! * x[j + 3]!;
  }
  for (; j < columns; j++) s0 += data[start + j]! * x[j]!;
  return s0 + s1 + (s2 + s3);
}

/** `out += scale · row`: rows of a symmetric matrix are its columns, so this walks memory in order. */
export function addScaledRow(matrix: Matrix, row: number, scale: number, out: Float64Array): void {
  const { data, columns } = matrix;
  const start = row * columns;
  for (let j = 0; j < columns; j++) out[j] = out[j]! + scale * data[start + j]!;
}

/** `out += M'y`, four rows of M at a time, so that each number of `out` is loaded once for four products. */
export function addTransposed(matrix: Matrix, y: Float64Array, out: Float64Array): void {
  const { data, rows, columns } = matrix;
  let i = 0;
  for (; i + 3 < rows; i += 4) {
    const [r0, r1, r2, r3] = [i * columns, (i + 1) * columns, (i + 2) * columns, (i + 3) * columns];
    const [y0, y1, y2, y3] = [y[i]!, y[i + 1]!, y[i + 2]!, y[i + 3]!];
    for (let j = 0; j < columns; j++) {
      out[j] = out[j]! + y0 * data[r0 + j]! + y1 * data[r1 + j]! + y2 * data[r2 + j]! + y3 * data[r3 + j]!;
    }
  }
  for (; i < rows; i++) addScaledRow(matrix, i, y[i]!, out);
}

/** Sx for a symmetric matrix (N × N) and a vector (N). */
export function symmetricMatVec(matrix: Matrix, x: Float64Array): Float64Array {
  const out = new Float64Array(matrix.rows);
  multiplySymmetric(matrix, x, out);
  return out;
}

/** Writes Sx into `out`, four rows at a time, so that each number of x is loaded once for four products. */
export function multiplySymmetric(matrix: Matrix, x: Float64Array, out: Float64Array): void {
  const { data, rows: n } = matrix;
  let i = 0;
  for (; i + 3 < n; i += 4) {
    const [r0, r1, r2, r3] = [i * n, (i + 1) * n, (i + 2) * n, (i + 3) * n];
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let j = 0; j < n; j++) {
      const value = x[j]!;
      s0 += data[r0 + j]! * value;
      s1 += data[r1 + j]! * value;
      s2 += data[r2 + j]! * value;
      s3 += data[r3 + j]! * value;
    }
    out[i] = s0;
    out[i + 1] = s1;
    out[i + 2] = s2;
    out[i + 3] = s3;
  }
  for (; i < n; i++) out[i] = rowDot(matrix, i, x);
}

/** x'Sx. */
export function quadraticForm(matrix: Matrix, x: Float64Array): number {
  return dot(x, symmetricMatVec(matrix, x));
}

export function diagonal({ data, rows, columns }: Matrix): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => data[i * columns + i]!);
}

/** D S D for the diagonal matrix D of `scale` (N). */
export function scaleSymmetric(matrix: Matrix, scale: Float64Array): Matrix {
  const { data, rows, columns } = matrix;
  const scaled = new Float64Array(data.length);
  for (let i = 0, at = 0; i < rows; i++) {
    const rowScale = scale[i]!;
    for (let j = 0; j < columns; j++, at++) scaled[at] = data[at]! * rowScale * scale[j]!;
  }
  return { rows, columns, data: scaled };
}
