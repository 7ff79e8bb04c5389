import { zeros, type Matrix } from '../linalg/matrix.js';
import { meanFourthPower, squaredNorm, type ShrinkageTarget } from './shrinkage-target.js';

/**
 * F = μI with μ = tr(S)/N: every symbol has the mean variance and none moves with another.
 * Source: O. Ledoit, M. Wolf, "A well-conditioned estimator for large-dimensional covariance matrices", Journal of
 * Multivariate Analysis 88 (2004); 1/T throughout, as in scikit-learn's LedoitWolf.
 */
export const scaledIdentity: ShrinkageTarget = {
  name: 'scaled_identity',
  shrinkageOf(series, covariance) {
    const mu = meanVariance(covariance);
    return { target: scaledIdentityOf(covariance.rows, mu), shrinkage: intensity(series, covariance, mu) };
  },
};

/** tr(S)/N. */
export function meanVariance({ rows, data }: Matrix): number {
  let total = 0;
  for (let i = 0; i < rows; i++) total += data[i * rows + i]!;
  return total / rows;
}

export function scaledIdentityOf(n: number, mu: number): Matrix {
  const target = zeros(n, n);
  for (let i = 0; i < n; i++) target.data[i * n + i] = mu;
  return target;
}

/** δ = min(β, δ²)/δ² with δ² = ‖S−μI‖²/N and β = (Σₜ‖rₜ‖⁴/T − ‖S‖²)/(TN). */
function intensity(series: Matrix, covariance: Matrix, mu: number): number {
  const { rows: n, columns: periods } = series;
  const norm = squaredNorm(covariance);
  const dispersion = (norm - n * mu * mu) / n;
  if (!(dispersion > 0)) return 0;
  const noise = (meanFourthPower(series) - norm) / (periods * n);
  return Math.min(Math.max(noise, 0), dispersion) / dispersion;
}
