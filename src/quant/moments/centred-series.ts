import { zeros, type Matrix } from '../linalg/matrix.js';
import { QuantError } from '../quant-error.js';

/** Means of the columns of returns (T × N). */
export function columnMeans({ rows, columns, data }: Matrix): Float64Array {
  const means = new Float64Array(columns);
  for (let t = 0; t < rows; t++) {
    for (let i = 0; i < columns; i++) means[i] = means[i]! + data[t * columns + i]!;
  }
  return means.map((total) => total / rows);
}

/** The returns (T × N) with their means taken out, one series a row (N × T). Throws `insufficient_data` below two rows. */
export function centredSeries(returns: Matrix): Matrix {
  return seriesAround(returns, columnMeans(returns));
}

/** The returns (T × N) less `centres` (N), one series a row (N × T). Throws `insufficient_data` below two rows. */
export function seriesAround({ rows, columns, data }: Matrix, centres: Float64Array): Matrix {
  if (rows < 2) {
    throw new QuantError('insufficient_data', `${rows} observations have no covariance: at least 2 are needed`);
  }
  const series = zeros(columns, rows);
  for (let t = 0; t < rows; t++) {
    for (let i = 0; i < columns; i++) series.data[i * rows + t] = data[t * columns + i]! - centres[i]!;
  }
  return series;
}
