import { symmetricEigen, type SymmetricEigen } from '../linalg/symmetric-eigen.js';
import type { Matrix } from '../linalg/matrix.js';
import { noiseBand, type NoiseBand } from './marchenko-pastur.js';

export interface Denoised {
  /** With one eigenvalue for all noise. */
  readonly eigen: SymmetricEigen;
  readonly noise: NoiseBand;
}

/** Eigenvalues of a correlation matrix (N × N) of T observations; those that noise explains get their mean. */
export function denoise(correlation: Matrix, observations: number): Denoised {
  const { values, vectors } = symmetricEigen(correlation);
  const noise = noiseBand(values, observations);
  const denoised = values.map((value, k) => (k < noise.count ? Math.max(noise.variance, 0) : value));
  return { eigen: { values: denoised, vectors }, noise };
}
