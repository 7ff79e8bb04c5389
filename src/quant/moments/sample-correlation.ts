import type { Matrix } from '../linalg/matrix.js';
import { centredSeries } from './centred-series.js';
import { correlationOf } from './correlation-matrix.js';
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
  return { correlation: correlationOf(covariance), deviations };
}
