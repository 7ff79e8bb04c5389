import { zeros, type Matrix } from './matrix.js';
import { addBlockProducts, BLOCK_COLUMNS, BLOCK_ROWS, type Cell, type Range } from './row-products.js';

const TILE_COLUMNS = 256;

/**
 * XX' (N × N) of a matrix X (N × T), N series of T values. Works through T in tiles that stay in cache and multiplies
 * four rows by two at a time, so each number loaded is used several times.
 */
export function gram(series: Matrix): Matrix {
  const out = zeros(series.rows, series.rows);
  for (let from = 0; from < series.columns; from += TILE_COLUMNS) {
    const to = Math.min(from + TILE_COLUMNS, series.columns);
    for (let i = 0; i < series.rows; i += BLOCK_ROWS) addRowBlock(series, out, i, { from, to });
  }
  mirrorLower(out);
  return out;
}

function addRowBlock(series: Matrix, out: Matrix, first: number, range: Range): void {
  const last = Math.min(first + BLOCK_ROWS, series.rows);
  let j = 0;
  if (last - first === BLOCK_ROWS) {
    for (; j + 1 < last; j += BLOCK_COLUMNS) addBlockProducts(series, out, { i: first, j }, range);
  }
  for (; j < last; j++) {
    for (let i = Math.max(first, j); i < last; i++) addOne(series, out, { i, j }, range);
  }
}

function addOne({ data, columns }: Matrix, out: Matrix, { i, j }: Cell, { from, to }: Range): void {
  let total = 0;
  for (let t = from; t < to; t++) total += data[i * columns + t]! * data[j * columns + t]!;
  out.data[i * out.columns + j]! += total;
}

function mirrorLower({ data, rows }: Matrix): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < i; j++) data[j * rows + i] = data[i * rows + j]!;
  }
}
