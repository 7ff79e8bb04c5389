import { zeros, type Matrix } from '../linalg/matrix.js';
import { QuantError } from '../quant-error.js';
import { nearestPsdWithDiagonal, type PsdRepair } from './nearest-psd.js';

export interface PairwiseCovariance {
  /** N × N, positive semidefinite, per period. */
  readonly covariance: Matrix;
  /** Rows that each column has (N). */
  readonly observations: Int32Array;
  /** The fewest rows that two columns share; those of the column where there is one only. */
  readonly fewestCommon: number;
  /** What made it positive semidefinite. */
  readonly repair: Omit<PsdRepair, 'matrix'>;
}

/** Below this part of its squares, what varies in a series is rounding. */
const STILL = 1e-24;

/**
 * Covariance of returns with holes (T × N, NaN where one is missing): variances (ddof 1) over the rows that a column has,
 * correlations over the rows that two columns share. Put together they need not be positive semidefinite; then the nearest
 * matrix with the same variances takes its place, see `nearestPsdWithDiagonal`. Without holes it is the sample covariance.
 * Throws `insufficient_data` for a column, and for a pair, with fewer than two rows; two that share rows on which one never
 * changes have no correlation there, which is refused as well unless that column never changes at all.
 */
export function pairwiseCovariance(returns: Matrix): PairwiseCovariance {
  const series = columnsOf(returns);
  const own = series.map(ownMoments);
  const n = series.length;
  const covariance = zeros(n, n);
  let fewestCommon = own[0]?.count ?? 0;
  for (let i = 0; i < n; i++) {
    const { deviation } = own[i]!;
    covariance.data[i * n + i] = deviation * deviation;
    for (let j = 0; j < i; j++) {
      const common = commonMoments(series, i, j);
      fewestCommon = Math.min(fewestCommon, common.count);
      const scale = deviation * own[j]!.deviation;
      const value = scale > 0 ? scale * correlationOf(common, i, j) : 0;
      covariance.data[i * n + j] = value;
      covariance.data[j * n + i] = value;
    }
  }
  const { matrix, ...repair } = nearestPsdWithDiagonal(covariance);
  return { covariance: matrix, observations: Int32Array.from(own, ({ count }) => count), fewestCommon, repair };
}

function columnsOf({ rows, columns, data }: Matrix): Float64Array[] {
  return Array.from({ length: columns }, (_, i) =>
    Float64Array.from({ length: rows }, (_value, t) => data[t * columns + i]!),
  );
}

function ownMoments(series: Float64Array, column: number): { count: number; deviation: number } {
  const observed = series.filter((value) => !Number.isNaN(value));
  const count = observed.length;
  if (count < 2) {
    const problem = `column ${column} of the returns has ${count} observations: at least 2 are needed`;
    throw new QuantError('insufficient_data', problem);
  }
  const mean = observed.reduce((total, value) => total + value, 0) / count;
  const squares = observed.reduce((total, value) => total + (value - mean) ** 2, 0);
  const still = squares <= STILL * count * mean * mean;
  return { count, deviation: still ? 0 : Math.sqrt(squares / (count - 1)) };
}

interface CommonMoments {
  readonly count: number;
  readonly product: number;
  readonly squares: readonly [number, number];
  readonly means: readonly [number, number];
}

/** Central moments over the rows that both columns have. */
function commonMoments(series: readonly Float64Array[], i: number, j: number): CommonMoments {
  const [a, b] = [series[i]!, series[j]!];
  let [count, meanA, meanB] = [0, 0, 0];
  for (let t = 0; t < a.length; t++) {
    const [x, y] = [a[t]!, b[t]!];
    if (Number.isNaN(x + y)) continue;
    count++;
    meanA += x;
    meanB += y;
  }
  if (count < 2) {
    const problem = `columns ${j} and ${i} of the returns share ${count} rows: at least 2 are needed`;
    throw new QuantError('insufficient_data', problem);
  }
  meanA /= count;
  meanB /= count;
  let [product, squaresA, squaresB] = [0, 0, 0];
  for (let t = 0; t < a.length; t++) {
    const [x, y] = [a[t]! - meanA, b[t]! - meanB];
    if (Number.isNaN(x + y)) continue;
    product += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  return { count, product, squares: [squaresA, squaresB], means: [meanA, meanB] };
}

function correlationOf({ count, product, squares, means }: CommonMoments, i: number, j: number): number {
  const still = squares.findIndex((value, side) => value <= STILL * count * means[side]! ** 2);
  if (still < 0) return Math.min(1, Math.max(-1, product / Math.sqrt(squares[0] * squares[1])));
  const [quiet, other] = still === 0 ? [i, j] : [j, i];
  const problem = `column ${quiet} of the returns never changes on the ${count} rows that it shares with column ${other}`;
  throw new QuantError('insufficient_data', problem);
}
