import { cholesky } from '../linalg/cholesky.js';
import { zeros, type Matrix } from '../linalg/matrix.js';
import { symmetricEigen, weightedOuterProducts, type SymmetricEigen } from '../linalg/symmetric-eigen.js';
import { diagonal, scaleSymmetric } from '../linalg/symmetric.js';
import { QuantError } from '../quant-error.js';
import { countIteration } from '../solve-limits.js';

/** Relative distance of the two sets at which the projections have met. */
const TOLERANCE = 1e-10;
const MOST_ITERATIONS = 200;
const FEWEST_ITERATIONS = 10;
/** What the projections may cost, in units of N³: a large matrix is repaired in fewer steps. */
const MOST_WORK = 1e9;
/** Eigenvalues above −N times this part of the largest are rounding of zero. */
const ROUNDING = 1e-15;

export interface PsdRepair {
  /** N × N, positive semidefinite up to rounding. */
  readonly matrix: Matrix;
  /** ‖repaired − given‖/‖given‖, Frobenius; 0 where nothing was to repair. */
  readonly distance: number;
  /** Of the given matrix, null where it is positive definite. */
  readonly smallestEigenvalue: number | null;
  readonly iterations: number;
  /** How far apart the projections still were when they ended, relative; above 1e-10 the matrix is near, not the nearest. */
  readonly residual: number;
}

/**
 * The positive semidefinite matrix that is nearest (Frobenius) to a symmetric one (N × N): its negative eigenvalues become 0.
 * Source: N. Higham, "Computing a nearest symmetric positive semidefinite matrix", Linear Algebra and its Applications 103
 * (1988).
 */
export function nearestPsd(matrix: Matrix): PsdRepair {
  const definite = unlessDefinite(matrix);
  if ('matrix' in definite) return definite;
  return repairOf(matrix, definite, { nearest: positivePart(definite), iterations: 1, residual: 0 });
}

/**
 * The positive semidefinite matrix nearest to a symmetric one (N × N) that has the same diagonal, measured in units of the
 * deviations: alternating projections, with Dykstra's correction, on the positive semidefinite matrices and on those of unit
 * diagonal. What the last step leaves of the diagonal is scaled away: it is kept however far the projections came. A row of
 * variance 0 becomes 0. Throws `invalid_input` for a negative variance.
 * Source: N. Higham, "Computing the nearest correlation matrix – a problem from finance", IMA Journal of Numerical Analysis
 * 22 (2002).
 */
export function nearestPsdWithDiagonal(matrix: Matrix): PsdRepair {
  const variances = diagonal(matrix);
  const at = variances.findIndex((variance) => !(variance >= 0));
  if (at >= 0) throw new QuantError('invalid_input', `the variance of column ${at} is ${variances[at]}`);
  const definite = unlessDefinite(matrix);
  if ('matrix' in definite) return definite;
  const deviations = variances.map(Math.sqrt);
  const correlation = withDiagonal(
    scaleSymmetric(
      matrix,
      deviations.map((deviation) => (deviation > 0 ? 1 / deviation : 0)),
    ),
    new Float64Array(matrix.rows).fill(1),
  );
  const { nearest, iterations, residual } = alternate(correlation);
  const kept = withDiagonal(scaleSymmetric(unitDiagonal(nearest), deviations), variances);
  return repairOf(matrix, definite, { nearest: kept, iterations, residual });
}

/** What an estimator reports of it. */
export function repairDiagnostics({
  distance,
  iterations,
  residual,
}: Omit<PsdRepair, 'matrix'>): Record<string, number> {
  return { psd_distance: distance, psd_iterations: iterations, psd_residual: residual };
}

/** The matrix as it is where that is positive semidefinite, otherwise its eigenvalues. */
function unlessDefinite(matrix: Matrix): PsdRepair | SymmetricEigen {
  const asGiven = { matrix, distance: 0, iterations: 0, residual: 0 };
  if (cholesky(matrix).ok) return { ...asGiven, smallestEigenvalue: null };
  const eigen = symmetricEigen(matrix);
  const [smallest, largest] = [eigen.values[0]!, eigen.values.at(-1)!];
  if (smallest >= -ROUNDING * matrix.rows * Math.max(largest, 0)) return { ...asGiven, smallestEigenvalue: smallest };
  return eigen;
}

interface Projected {
  readonly nearest: Matrix;
  readonly iterations: number;
  readonly residual: number;
}

function alternate(correlation: Matrix): Projected {
  const { rows: n } = correlation;
  const most = Math.min(MOST_ITERATIONS, Math.max(FEWEST_ITERATIONS, Math.floor(MOST_WORK / n ** 3)));
  const ones = new Float64Array(n).fill(1);
  let correction = zeros(n, n);
  let withOnes = correlation;
  for (let iterations = 1; ; iterations++) {
    countIteration('nearest_psd');
    const corrected = minus(withOnes, correction);
    const nearest = positivePart(symmetricEigen(corrected));
    correction = minus(nearest, corrected);
    withOnes = withDiagonal(nearest, ones);
    const residual = norm(minus(withOnes, nearest)) / norm(withOnes);
    if (residual <= TOLERANCE || iterations === most) return { nearest, iterations, residual };
  }
}

function positivePart({ values, vectors }: SymmetricEigen): Matrix {
  return weightedOuterProducts(vectors, values);
}

function repairOf(given: Matrix, { values }: SymmetricEigen, { nearest, ...found }: Projected): PsdRepair {
  const distance = norm(minus(nearest, given)) / norm(given);
  return { matrix: nearest, distance, smallestEigenvalue: values[0]!, ...found };
}

/** D^(−½)AD^(−½) with D the diagonal of A, which stays positive semidefinite; a row without diagonal stays 0. */
function unitDiagonal(matrix: Matrix): Matrix {
  return scaleSymmetric(
    matrix,
    diagonal(matrix).map((value) => (value > 0 ? 1 / Math.sqrt(value) : 0)),
  );
}

function withDiagonal({ rows, columns, data }: Matrix, values: Float64Array): Matrix {
  const copy = { rows, columns, data: data.slice() };
  for (let i = 0; i < rows; i++) copy.data[i * columns + i] = values[i]!;
  return copy;
}

function minus(a: Matrix, b: Matrix): Matrix {
  return { ...a, data: a.data.map((value, i) => value - b.data[i]!) };
}

function norm({ data }: Matrix): number {
  return Math.sqrt(data.reduce((total, value) => total + value * value, 0));
}
