import { checkTime } from '../solve-limits.js';
import { zeros, type Matrix } from './matrix.js';

/** A reflection shorter than this (squared, beside entries near 1) would be made of rounding: its row counts as zero. */
const NEGLIGIBLE = 1e-280;

/** Q'TQ = S with T tridiagonal. */
export interface Tridiagonal {
  /** N. */
  readonly diagonal: Float64Array;
  /** N; element k couples rows k and k + 1, the last is 0. */
  readonly offDiagonal: Float64Array;
  /** Q, N × N orthogonal. */
  readonly basis: Matrix;
}

/**
 * Householder reduction of a symmetric matrix (N × N, entries of size ≤ 1, lower triangle read) to tridiagonal form, from the
 * last row up. Source: G. Golub, C. Van Loan, "Matrix Computations", 8.3.1.
 */
export function tridiagonalise({ rows: n, data }: Matrix): Tridiagonal {
  const a = data.slice();
  const offDiagonal = new Float64Array(n);
  // u'u/2 of the reflection that is left in row k of `a`.
  const halfSquares = new Float64Array(n);
  for (let k = n - 1; k >= 1; k--) {
    checkTime('tridiagonal form');
    const reflected = makeReflection(a.subarray(k * n, k * n + k));
    offDiagonal[k - 1] = reflected.length;
    halfSquares[k] = reflected.halfSquare;
    if (reflected.halfSquare > 0) reflectBoth(a, n, k, reflected.halfSquare);
  }
  const diagonal = Float64Array.from({ length: n }, (_, i) => a[i * n + i]!);
  return { diagonal, offDiagonal, basis: accumulate(a, halfSquares) };
}

/** Turns x (in place) into the u of I − uu'/h that maps x to `length` on its last axis; h = u'u/2. */
function makeReflection(x: Float64Array): { length: number; halfSquare: number } {
  const last = x.length - 1;
  let rest = 0;
  for (let i = 0; i < last; i++) rest += x[i]! * x[i]!;
  const end = x[last]!;
  if (rest <= NEGLIGIBLE) return { length: end, halfSquare: 0 };
  const norm = Math.sqrt(rest + end * end);
  const length = end > 0 ? -norm : norm;
  x[last] = end - length;
  return { length, halfSquare: norm * norm - end * length };
}

/** The leading k × k block A becomes PAP with P = I − uu'/h, u in row k: A − uq' − qu', q = Au/h − (u'Au/2h²)u. */
function reflectBoth(a: Float64Array, n: number, k: number, h: number): void {
  const u = a.subarray(k * n, k * n + k);
  const q = new Float64Array(k);
  for (let j = 0; j < k; j++) {
    const row = j * n;
    const uj = u[j]!;
    let total = a[row + j]! * uj;
    for (let i = 0; i < j; i++) {
      const value = a[row + i]!;
      total += value * u[i]!;
      q[i] = q[i]! + value * uj;
    }
    q[j] = q[j]! + total;
  }
  let product = 0;
  for (let j = 0; j < k; j++) {
    q[j] = q[j]! / h;
    product += q[j]! * u[j]!;
  }
  const part = product / (2 * h);
  for (let j = 0; j < k; j++) q[j] = q[j]! - part * u[j]!;
  for (let j = 0; j < k; j++) {
    const row = j * n;
    const [uj, qj] = [u[j]!, q[j]!];
    for (let i = 0; i <= j; i++) a[row + i] = a[row + i]! - uj * q[i]! - qj * u[i]!;
  }
}

/** P₁P₂…P_{N−1}, each reflection applied to the rows that those before it have touched. */
function accumulate(a: Float64Array, halfSquares: Float64Array): Matrix {
  const n = halfSquares.length;
  const basis = zeros(n, n);
  const { data } = basis;
  for (let i = 0; i < n; i++) data[i * n + i] = 1;
  for (let k = 1; k < n; k++) {
    const h = halfSquares[k]!;
    if (h === 0) continue;
    const u = k * n;
    for (let row = 0; row < k * n; row += n) {
      let product = 0;
      for (let i = 0; i < k; i++) product += data[row + i]! * a[u + i]!;
      product /= h;
      for (let i = 0; i < k; i++) data[row + i] = data[row + i]! - product * a[u + i]!;
    }
  }
  return basis;
}
