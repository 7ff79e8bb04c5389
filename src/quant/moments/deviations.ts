import type { Matrix } from '../linalg/matrix.js';
import { diagonal } from '../linalg/symmetric.js';
import { QuantError } from '../quant-error.js';

/** Square roots of the diagonal of a covariance (N). Throws `insufficient_data` naming the column that has no variance. */
export function deviationsOf(covariance: Matrix): Float64Array {
  const variances = diagonal(covariance);
  const at = variances.findIndex((variance) => !(variance > 0));
  if (at >= 0) {
    throw new QuantError('insufficient_data', `column ${at} of the returns never changes: it has no correlation`);
  }
  return variances.map(Math.sqrt);
}
