import type { Matrix } from '../linalg/matrix.js';
import { scaleSymmetric } from '../linalg/symmetric.js';
import { deviationsOf } from './deviations.js';

/** ρᵢⱼ = Σᵢⱼ/(σᵢσⱼ), exactly 1 on the diagonal. Throws `insufficient_data` naming the asset that has no variance. */
export function correlationOf(covariance: Matrix, names?: readonly string[]): Matrix {
  const inverse = deviationsOf(covariance, names).map((deviation) => 1 / deviation);
  const correlation = scaleSymmetric(covariance, inverse);
  for (let i = 0; i < inverse.length; i++) correlation.data[i * inverse.length + i] = 1;
  return correlation;
}
