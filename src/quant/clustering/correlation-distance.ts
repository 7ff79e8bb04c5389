import type { Matrix } from '../linalg/matrix.js';
import { correlationOf } from '../moments/correlation-matrix.js';

export type DistanceKind = 'direct' | 'lopez_de_prado';

/**
 * √((1 − ρ)/2) between the assets of a covariance (N × N), row by row. `lopez_de_prado`: the Euclidean distance between the
 * rows of that matrix (M. López de Prado, "Building diversified portfolios that outperform out of sample", 2016).
 * Throws `insufficient_data` for an asset without variance.
 */
export function correlationDistances(covariance: Matrix, kind: DistanceKind): Float64Array {
  const direct = correlationOf(covariance).data.map((value) => Math.sqrt(Math.max(0, (1 - value) / 2)));
  return kind === 'direct' ? direct : rowDistances(direct, covariance.rows);
}

function rowDistances(data: Float64Array, n: number): Float64Array {
  const distances = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      let squares = 0;
      for (let k = 0; k < n; k++) squares += (data[i * n + k]! - data[j * n + k]!) ** 2;
      distances[i * n + j] = distances[j * n + i] = Math.sqrt(squares);
    }
  }
  return distances;
}
