import { zeros, type Matrix } from './matrix.js';

const TILE_COLUMNS = 256;
const TILE_ROWS = 4;

/**
 * XX' (N × N) of a matrix X (N × T), N series of T values. Works through T in tiles that stay in cache and multiplies
 * four rows by two at a time, so each number loaded is used several times.
 */
export function gram(series: Matrix): Matrix {
  const out = zeros(series.rows, series.rows);
  for (let from = 0; from < series.columns; from += TILE_COLUMNS) {
    const to = Math.min(from + TILE_COLUMNS, series.columns);
    for (let i = 0; i < series.rows; i += TILE_ROWS) addRowBlock(series, out, i, { from, to });
  }
  mirrorLower(out);
  return out;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function addRowBlock(series: Matrix, out: Matrix, first: number, range: Range): void {
  const last = Math.min(first + TILE_ROWS, series.rows);
  let j = 0;
  if (last - first === TILE_ROWS) {
    for (; j + 1 < last; j += 2) addFourByTwo(series, out, { i: first, j }, range);
  }
  for (; j < last; j++) {
    for (let i = Math.max(first, j); i < last; i++) addOne(series, out, { i, j }, range);
  }
}

interface Cell {
  readonly i: number;
  readonly j: number;
}

function addOne({ data, columns }: Matrix, out: Matrix, { i, j }: Cell, { from, to }: Range): void {
  let total = 0;
  for (let t = from; t < to; t++) total += data[i * columns + t]! * data[j * columns + t]!;
  out.data[i * out.columns + j]! += total;
}

function addFourByTwo({ data, columns }: Matrix, out: Matrix, { i, j }: Cell, { from, to }: Range): void {
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

function mirrorLower({ data, rows }: Matrix): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < i; j++) data[j * rows + i] = data[i * rows + j]!;
  }
}
