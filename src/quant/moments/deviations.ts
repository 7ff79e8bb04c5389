import type { Matrix } from '../linalg/matrix.js';
import { diagonal } from '../linalg/symmetric.js';
import { QuantError } from '../quant-error.js';

/**
 * Square roots of the diagonal of a covariance (N). Throws `insufficient_data` naming the asset that has no variance, or its
 * column where no names are given.
 */
export function deviationsOf(covariance: Matrix, names?: readonly string[]): Float64Array {
  const variances = diagonal(covariance);
  const at = variances.findIndex((variance) => !(variance > 0));
  if (at >= 0) {
    const name = names?.[at] ?? `column ${at} of the returns`;
    throw new QuantError('insufficient_data', `${name} never changes: it has no correlation`);
  }
  return variances.map(Math.sqrt);
}
