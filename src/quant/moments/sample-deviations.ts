import type { Matrix } from '../linalg/matrix.js';
import { centredSeries } from './centred-series.js';

/** Standard deviations of the columns of returns (T × N), ddof 1, per period (N). Throws `insufficient_data` below two rows. */
export function sampleDeviations(returns: Matrix): Float64Array {
  const { rows: n, columns: periods, data } = centredSeries(returns);
  return Float64Array.from({ length: n }, (_, i) => {
    let total = 0;
    for (let t = i * periods; t < (i + 1) * periods; t++) total += data[t]! * data[t]!;
    return Math.sqrt(total / (periods - 1));
  });
}
