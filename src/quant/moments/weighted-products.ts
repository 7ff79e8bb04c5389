import type { Matrix } from '../linalg/matrix.js';
import { seriesAround } from './centred-series.js';
import { productsOver } from './products-over.js';

/** Σwₜ(rₜ−c)(rₜ−c)' / divisor (N × N) of returns (T × N) about centres c (N) with weights w (T). */
export function weightedProducts(
  returns: Matrix,
  { weights, centres, divisor }: { weights: Float64Array; centres: Float64Array; divisor: number },
): Matrix {
  const series = seriesAround(returns, centres);
  const { rows: n, columns: periods, data } = series;
  const roots = weights.map(Math.sqrt);
  for (let i = 0; i < n; i++) {
    for (let t = 0; t < periods; t++) data[i * periods + t] = data[i * periods + t]! * roots[t]!;
  }
  return productsOver(series, divisor);
}
