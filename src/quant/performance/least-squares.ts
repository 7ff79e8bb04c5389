import { cholesky } from '../linalg/cholesky.js';
import type { GrowingCholesky } from '../linalg/growing-cholesky.js';
import { gram } from '../linalg/gram.js';
import { zeros, type Matrix } from '../linalg/matrix.js';
import { dot } from '../linalg/vector.js';
import { QuantError } from '../quant-error.js';
import { sumOfSquares } from './variation.js';

/** A regressor of which less than the root of this is its own, as a part of its length, is a combination of the others. */
const COLLINEAR = 1e-12;

export interface LeastSquares {
  /** (K). */
  readonly coefficients: Float64Array;
  /** y − Xb (T). */
  readonly residuals: Float64Array;
  /** (X'X)⁻¹ (K × K). */
  readonly inverse: Matrix;
}

/**
 * Ordinary least squares of y (T) on K regressors, one a row (K × T), each scaled to length 1 before the normal equations are
 * solved. Throws `insufficient_data` naming a regressor that is a combination of those before it.
 */
export function leastSquares(y: Float64Array, regressors: Matrix): LeastSquares {
  const { rows: count, columns: periods } = regressors;
  const lengths = Float64Array.from({ length: count }, (_, k) => Math.sqrt(sumOfSquares(rowOf(regressors, k))));
  const scaled = {
    ...regressors,
    data: regressors.data.map((value, at) => value / lengths[Math.floor(at / periods)]!),
  };
  const factor = factorOf(scaled);
  const coefficients = solve(
    factor,
    Float64Array.from({ length: count }, (_, k) => dot(rowOf(scaled, k), y)),
  );
  coefficients.forEach((value, k) => (coefficients[k] = value / lengths[k]!));
  const residuals = y.map((value, t) => {
    let fitted = 0;
    for (let k = 0; k < count; k++) fitted += coefficients[k]! * regressors.data[k * periods + t]!;
    return value - fitted;
  });
  return { coefficients, residuals, inverse: inverseOf(factor, lengths) };
}

function factorOf(scaled: Matrix): GrowingCholesky {
  const outcome = cholesky(gram(scaled), undefined, COLLINEAR);
  if (outcome.ok) return outcome.factor;
  const problem = `regressor ${outcome.index} is a combination of those before it`;
  throw new QuantError('insufficient_data', problem, `regressors[${outcome.index}]`);
}

function inverseOf(factor: GrowingCholesky, lengths: Float64Array): Matrix {
  const count = lengths.length;
  const inverse = zeros(count, count);
  for (let j = 0; j < count; j++) {
    const column = new Float64Array(count);
    column[j] = 1;
    solve(factor, column).forEach((value, i) => (inverse.data[i * count + j] = value / (lengths[i]! * lengths[j]!)));
  }
  return inverse;
}

function solve(factor: GrowingCholesky, vector: Float64Array): Float64Array {
  factor.solveLower(vector);
  factor.solveUpper(vector);
  return vector;
}

function rowOf({ columns, data }: Matrix, k: number): Float64Array {
  return data.subarray(k * columns, (k + 1) * columns);
}
