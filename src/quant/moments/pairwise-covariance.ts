import { zeros, type Matrix } from '../linalg/matrix.js';
import { dot, sum } from '../linalg/vector.js';
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
/** The same for what is computed as a difference of squares about another mean. */
const STILL_IN_COMMON = 1e-13;

/**
 * Covariance of returns with holes (T × N, NaN where one is missing): variances (ddof 1) over the rows that a column has,
 * correlations over the rows that two columns share. Put together they need not be positive semidefinite; then the nearest
 * matrix with the same variances takes its place, see `nearestPsdWithDiagonal`. Without holes it is the sample covariance.
 * Throws `insufficient_data` for a column, and for a pair, with fewer than two rows; two that share rows on which one never
 * changes have no correlation there, which is refused as well unless that column never changes at all.
 */
export function pairwiseCovariance(returns: Matrix): PairwiseCovariance {
  const series = columnsOf(returns).map(observedSeries);
  const n = series.length;
  const covariance = zeros(n, n);
  let fewestCommon = series[0]?.count ?? 0;
  for (let i = 0; i < n; i++) {
    const { deviation } = series[i]!;
    covariance.data[i * n + i] = deviation * deviation;
    for (let j = 0; j < i; j++) {
      const common = commonMoments(series, i, j);
      fewestCommon = Math.min(fewestCommon, common.count);
      const scale = deviation * series[j]!.deviation;
      const value = scale > 0 ? scale * correlationOf(common, i, j) : 0;
      covariance.data[i * n + j] = value;
      covariance.data[j * n + i] = value;
    }
  }
  const { matrix, ...repair } = nearestPsdWithDiagonal(covariance);
  return { covariance: matrix, observations: Int32Array.from(series, ({ count }) => count), fewestCommon, repair };
}

function columnsOf({ rows, columns, data }: Matrix): Float64Array[] {
  return Array.from({ length: columns }, (_, i) =>
    Float64Array.from({ length: rows }, (_value, t) => data[t * columns + i]!),
  );
}

interface ObservedSeries {
  readonly count: number;
  /** ddof 1; 0 for a series that never changes. */
  readonly deviation: number;
  /** Less its own mean, 0 where missing (T). */
  readonly values: Float64Array;
  /** 1 where there is a value, otherwise 0 (T). */
  readonly present: Float64Array;
}

function observedSeries(column: Float64Array, i: number): ObservedSeries {
  const present = column.map((value) => (Number.isNaN(value) ? 0 : 1));
  const count = sum(present);
  if (count < 2) {
    const problem = `column ${i} of the returns has ${count} observations: at least 2 are needed`;
    throw new QuantError('insufficient_data', problem);
  }
  const mean = column.reduce((total, value) => (Number.isNaN(value) ? total : total + value), 0) / count;
  const values = column.map((value) => (Number.isNaN(value) ? 0 : value - mean));
  const squares = dot(values, values);
  const still = squares <= STILL * count * mean * mean;
  return { count, deviation: still ? 0 : Math.sqrt(squares / (count - 1)), values, present };
}

interface CommonMoments {
  readonly count: number;
  /** Σ(x − x̄)(y − ȳ) over the common rows. */
  readonly product: number;
  /** Σ(x − x̄)² and Σ(y − ȳ)² over the common rows; 0 where only rounding is left. */
  readonly squares: readonly [number, number];
}

/** Central moments over the rows that both columns have; sums without branches, as holes are 0 and not present. */
function commonMoments(series: readonly ObservedSeries[], i: number, j: number): CommonMoments {
  const { values: x, present: hasX } = series[i]!;
  const { values: y, present: hasY } = series[j]!;
  let [count, product, sumX, sumY, squaresX, squaresY] = [0, 0, 0, 0, 0, 0];
  for (let t = 0; t < x.length; t++) {
    const commonX = x[t]! * hasY[t]!;
    const commonY = y[t]! * hasX[t]!;
    count += hasX[t]! * hasY[t]!;
    product += commonX * commonY;
    sumX += commonX;
    sumY += commonY;
    squaresX += commonX * commonX;
    squaresY += commonY * commonY;
  }
  if (count < 2) {
    const problem = `columns ${j} and ${i} of the returns share ${count} rows: at least 2 are needed`;
    throw new QuantError('insufficient_data', problem);
  }
  const about = (squares: number, total: number): number => {
    const central = squares - (total * total) / count;
    return central > STILL_IN_COMMON * squares ? central : 0;
  };
  return {
    count,
    product: product - (sumX * sumY) / count,
    squares: [about(squaresX, sumX), about(squaresY, sumY)],
  };
}

function correlationOf({ count, product, squares }: CommonMoments, i: number, j: number): number {
  const still = squares.indexOf(0);
  if (still < 0) return Math.min(1, Math.max(-1, product / Math.sqrt(squares[0] * squares[1])));
  const [quiet, other] = still === 0 ? [i, j] : [j, i];
  const problem = `column ${quiet} of the returns never changes on the ${count} rows that it shares with column ${other}`;
  throw new QuantError('insufficient_data', problem);
}
