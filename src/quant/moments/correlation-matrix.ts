import type { Matrix } from '../linalg/matrix.js';
import { diagonal, scaleSymmetric } from '../linalg/symmetric.js';
import { QuantError } from '../quant-error.js';

/**
 * ρᵢⱼ = Σᵢⱼ/(σᵢσⱼ) with ones on the diagonal. Throws `insufficient_data` for a variance that is not positive, by the name of
 * its asset where names are given.
 */
export function correlationOf(covariance: Matrix, names?: readonly string[]): Matrix {
  const inverse = diagonal(covariance).map((variance, i) => {
    if (variance > 0) return 1 / Math.sqrt(variance);
    throw new QuantError(
      'insufficient_data',
      `${names?.[i] ?? `asset ${i}`} has no variance, so it has no correlation`,
    );
  });
  const correlation = scaleSymmetric(covariance, inverse);
  for (let i = 0; i < inverse.length; i++) correlation.data[i * inverse.length + i] = 1;
  return correlation;
}
