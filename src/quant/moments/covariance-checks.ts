import { cholesky } from '../linalg/cholesky.js';
import type { Matrix } from '../linalg/matrix.js';
import { diagonal } from '../linalg/symmetric.js';
import { sum } from '../linalg/vector.js';
import { QuantError } from '../quant-error.js';

/** Relative to the deviations of the two symbols and to the two values. */
const SYMMETRY_TOLERANCE = 1e-10;
/** An eigenvalue above −this part of the trace is rounding of zero, as of a matrix of low rank that was written as text. */
const ROUNDING = 1e-12;

/** Throws `invalid_input` naming the first pair of cells (N × N) that differ. `name` is what errors call the matrix. */
export function assertSymmetric(name: string, covariance: Matrix): void {
  const { rows: n, data } = covariance;
  const deviations = diagonal(covariance).map((variance) => Math.sqrt(Math.abs(variance)));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const lower = data[i * n + j]!;
      const upper = data[j * n + i]!;
      if (lower === upper) continue;
      const size = deviations[i]! * deviations[j]! + Math.abs(lower) + Math.abs(upper);
      if (Math.abs(lower - upper) <= SYMMETRY_TOLERANCE * size) continue;
      const cell = `${name}[${i}][${j}]`;
      throw new QuantError('invalid_input', `${cell} is ${lower}, but ${name}[${j}][${i}] is ${upper}`, cell);
    }
  }
}

/** Throws `invalid_input` naming the first variance (N × N) below zero. */
export function assertVariances(name: string, covariance: Matrix): void {
  const at = diagonal(covariance).findIndex((variance) => variance < 0);
  if (at < 0) return;
  const cell = `${name}[${at}][${at}]`;
  const variance = covariance.data[at * covariance.columns + at];
  throw new QuantError('invalid_input', `${cell} is ${variance}: a variance cannot be negative`, cell);
}

/** Throws `invalid_input` naming the symbol that cannot move with those before it as a symmetric matrix (N × N) says. */
export function assertPositiveSemidefinite(name: string, covariance: Matrix, symbols: readonly string[]): void {
  const allowance = ROUNDING * sum(diagonal(covariance));
  // Without any variance there must be no covariance either; rounding is then none.
  const shift = new Float64Array(covariance.rows).fill(allowance > 0 ? allowance : Number.MIN_VALUE);
  const outcome = cholesky(covariance, shift);
  if (outcome.ok) return;
  const { index } = outcome;
  throw new QuantError(
    'invalid_input',
    `${name} is not positive semidefinite: no ${symbols[index] ?? ''} can move like row ${index} with the symbols before ` +
      'it; correct it or ask for its repair',
    name,
  );
}
