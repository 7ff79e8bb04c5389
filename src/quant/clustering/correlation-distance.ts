import type { Matrix } from '../linalg/matrix.js';
import { correlationOf } from '../moments/correlation-matrix.js';

export type DistanceKind = 'direct' | 'lopez_de_prado';

/**
 * √((1 − ρ)/2) between the assets of a covariance (N × N), row by row. `lopez_de_prado`: the Euclidean distance between the
 * rows of that matrix (M. López de Prado, "Building diversified portfolios that outperform out of sample", 2016).
 * Throws `insufficient_data` naming a symbol without variance.
 */
export function correlationDistances(covariance: Matrix, kind: DistanceKind, symbols: readonly string[]): Float64Array {
  const direct = correlationOf(covariance, symbols).data.map((value) => Math.sqrt(Math.max(0, (1 - value) / 2)));
  return kind === 'direct' ? direct : rowDistances(direct, covariance.rows);
}

/** Four rows at a time, so that each number of the fifth is loaded once for four differences. */
function rowDistances(data: Float64Array, n: number): Float64Array {
  const distances = new Float64Array(n * n);
  for (let i = 1; i < n; i++) {
    let j = 0;
    for (; j + 4 <= i; j += 4) fourDistances(data, distances, { n, i, j });
    for (; j < i; j++) {
      let squares = 0;
      for (let k = 0; k < n; k++) squares += (data[i * n + k]! - data[j * n + k]!) ** 2;
      distances[i * n + j] = Math.sqrt(squares);
    }
    for (j = 0; j < i; j++) distances[j * n + i] = distances[i * n + j]!;
  }
  return distances;
}

/** From row i to rows j to j + 3. */
function fourDistances(
  data: Float64Array,
  distances: Float64Array,
  { n, i, j }: { n: number; i: number; j: number },
): void {
  const [r, r0, r1, r2, r3] = [i * n, j * n, (j + 1) * n, (j + 2) * n, (j + 3) * n];
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let k = 0; k < n; k++) {
    const value = data[r + k]!;
    const d0 = value - data[r0 + k]!;
    const d1 = value - data[r1 + k]!;
    const d2 = value - data[r2 + k]!;
    const d3 = value - data[r3 + k]!;
    s0 += d0 * d0;
    s1 += d1 * d1;
    s2 += d2 * d2;
    s3 += d3 * d3;
  }
  distances[r + j] = Math.sqrt(s0);
  distances[r + j + 1] = Math.sqrt(s1);
  distances[r + j + 2] = Math.sqrt(s2);
  distances[r + j + 3] = Math.sqrt(s3);
}
