import { QuantError } from '../quant-error.js';
import { checkTime } from '../solve-limits.js';
import { gram } from './gram.js';
import { zeros, type Matrix } from './matrix.js';
import { tridiagonalise } from './tridiagonalise.js';
import { maxAbs } from './vector.js';

const EPSILON = 2 ** -52;
/** Sweeps per eigenvalue; two are usual. */
const MOST_SWEEPS = 60;

export interface SymmetricEigen {
  /** λ₁ ≤ … ≤ λ_N. */
  readonly values: Float64Array;
  /** N × N; row k is the unit eigenvector of `values[k]`. */
  readonly vectors: Matrix;
}

/**
 * Eigenvalues and orthonormal eigenvectors of a symmetric matrix (N × N, finite; its lower triangle is read), to rounding
 * relative to its largest eigenvalue. Householder tridiagonalisation, then QL with implicit shifts; the eigenvectors are kept
 * as rows, so that every rotation walks memory in order. Source: G. Golub, C. Van Loan, "Matrix Computations", 8.3.
 */
export function symmetricEigen(matrix: Matrix): SymmetricEigen {
  const scale = maxAbs(matrix.data);
  if (scale === 0) return { values: new Float64Array(matrix.rows), vectors: identity(matrix.rows) };
  // Entries near 1 cannot overflow when squared.
  const scaled = { ...matrix, data: matrix.data.map((value) => value / scale) };
  const { diagonal, offDiagonal, basis } = tridiagonalise(scaled);
  for (let first = 0; first < matrix.rows; first++) isolate(first, diagonal, offDiagonal, basis);
  return sorted(
    diagonal.map((value) => value * scale),
    basis,
  );
}

/** Σ wₖvₖvₖ' (N × N) of the rows vₖ of `vectors`, over the weights wₖ > 0. */
export function weightedOuterProducts(vectors: Matrix, weights: Float64Array): Matrix {
  const kept = [...weights.keys()].filter((k) => weights[k]! > 0);
  const n = vectors.columns;
  const factor = zeros(n, kept.length);
  kept.forEach((k, at) => {
    const root = Math.sqrt(weights[k]!);
    for (let i = 0; i < n; i++) factor.data[i * kept.length + at] = root * vectors.data[k * n + i]!;
  });
  return gram(factor);
}

/** QL sweeps until `diagonal[first]` is an eigenvalue, that is until what couples it to the rest is rounding. */
function isolate(first: number, diagonal: Float64Array, offDiagonal: Float64Array, basis: Matrix): void {
  checkTime('eigenvalues');
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    const last = blockEnd(first, diagonal, offDiagonal);
    if (last === first) return;
    implicitSweep({ first, last }, diagonal, offDiagonal, basis);
  }
  throw new QuantError('invalid_input', `no eigenvalue was found in ${MOST_SWEEPS} sweeps: the matrix is not finite`);
}

/** The last row that is coupled to `first` without a gap. */
function blockEnd(first: number, diagonal: Float64Array, offDiagonal: Float64Array): number {
  let m = first;
  for (; m + 1 < diagonal.length; m++) {
    const size = Math.abs(diagonal[m]!) + Math.abs(diagonal[m + 1]!);
    // Where both are rounding themselves, what is far below the largest entry (1) counts as none.
    if (Math.abs(offDiagonal[m]!) <= EPSILON * (size + EPSILON)) break;
  }
  return m;
}

interface Block {
  readonly first: number;
  readonly last: number;
}

/** One QL sweep of the block with Wilkinson's shift. */
function implicitSweep({ first, last }: Block, d: Float64Array, e: Float64Array, basis: Matrix): void {
  const half = (d[first + 1]! - d[first]!) / (2 * e[first]!);
  const root = Math.sqrt(half * half + 1);
  let g = d[last]! - d[first]! + e[first]! / (half + (half < 0 ? -root : root));
  let [sine, cosine, shift] = [1, 1, 0];
  for (let i = last - 1; i >= first; i--) {
    const f = sine * e[i]!;
    const b = cosine * e[i]!;
    const length = Math.sqrt(f * f + g * g);
    e[i + 1] = length;
    if (length === 0) {
      // The block splits here: the next sweep takes the parts.
      d[i + 1] = d[i + 1]! - shift;
      e[last] = 0;
      return;
    }
    sine = f / length;
    cosine = g / length;
    g = d[i + 1]! - shift;
    const r = (d[i]! - g) * sine + 2 * cosine * b;
    shift = sine * r;
    d[i + 1] = g + shift;
    g = cosine * r - b;
    rotateRows(basis, i, sine, cosine);
  }
  d[first] = d[first]! - shift;
  e[first] = g;
  e[last] = 0;
}

function rotateRows({ data, columns }: Matrix, row: number, sine: number, cosine: number): void {
  const start = row * columns;
  for (let k = start; k < start + columns; k++) {
    const upper = data[k]!;
    const lower = data[k + columns]!;
    data[k + columns] = sine * upper + cosine * lower;
    data[k] = cosine * upper - sine * lower;
  }
}

function sorted(values: Float64Array, { rows, columns, data }: Matrix): SymmetricEigen {
  const order = [...values.keys()].sort((a, b) => values[a]! - values[b]! || a - b);
  const vectors = zeros(rows, columns);
  order.forEach((from, to) => {
    vectors.data.set(data.subarray(from * columns, (from + 1) * columns), to * columns);
  });
  return { values: Float64Array.from(order, (from) => values[from]!), vectors };
}

function identity(n: number): Matrix {
  const matrix = zeros(n, n);
  for (let i = 0; i < n; i++) matrix.data[i * n + i] = 1;
  return matrix;
}
