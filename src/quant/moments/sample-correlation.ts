import type { Matrix } from '../linalg/matrix.js';
import { scaleSymmetric } from '../linalg/symmetric.js';
import { centredSeries } from './centred-series.js';
import { deviationsOf } from './deviations.js';
import { productsOver } from './products-over.js';

export interface SampleCorrelation {
  /** N × N, 1 on the diagonal. */
  readonly correlation: Matrix;
  /** ddof 1, per period (N). */
  readonly deviations: Float64Array;
}

/** Of returns (T × N). Throws `insufficient_data` below two rows and for a column that never changes. */
export function sampleCorrelation(returns: Matrix): SampleCorrelation {
  const covariance = productsOver(centredSeries(returns), returns.rows - 1);
  const deviations = deviationsOf(covariance);
  return { correlation: unitDiagonal(covariance), deviations };
}

/** D^(−½)AD^(−½) with D the diagonal of A, exactly 1 on the diagonal. Throws `insufficient_data` where D has a zero. */
export function unitDiagonal(matrix: Matrix): Matrix {
  const scaled = scaleSymmetric(
    matrix,
    deviationsOf(matrix).map((deviation) => 1 / deviation),
  );
  for (let i = 0; i < scaled.rows; i++) scaled.data[i * scaled.rows + i] = 1;
  return scaled;
}
