import { zeros, type Matrix } from '../linalg/matrix.js';
import { quadraticForm } from '../linalg/symmetric.js';
import { dot, sum } from '../linalg/vector.js';
import { deviationsOf } from './deviations.js';
import { intensityTowards, type ShrinkageTarget } from './shrinkage-target.js';

/**
 * F = the variances of S with one correlation for all pairs, the mean of the sample's.
 * Source: O. Ledoit, M. Wolf, "Honey, I shrunk the sample covariance matrix", Journal of Portfolio Management 30 (2004);
 * 1/T throughout. A series that never changes has no correlation: `insufficient_data`.
 */
export const constantCorrelation: ShrinkageTarget = {
  name: 'constant_correlation',
  shrinkageOf(series, covariance) {
    const deviations = deviationsOf(covariance);
    const correlation = meanCorrelation(covariance, deviations);
    const target = targetOf(covariance, deviations, correlation);
    const rho = covarianceOfErrors(series, covariance, deviations, correlation);
    return { target, shrinkage: intensityTowards(target, rho, series, covariance) };
  },
};

/** Mean of the N(N−1) correlations off the diagonal; 0 for one series, which has none. */
function meanCorrelation({ rows: n, data }: Matrix, deviations: Float64Array): number {
  if (n === 1) return 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) total += data[i * n + j]! / (deviations[i]! * deviations[j]!);
  }
  return total / ((n * (n - 1)) / 2);
}

function targetOf({ rows: n, data }: Matrix, deviations: Float64Array, correlation: number): Matrix {
  const target = zeros(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) target.data[i * n + j] = correlation * deviations[i]! * deviations[j]!;
    target.data[i * n + i] = data[i * n + i]!;
  }
  return target;
}

/**
 * ρ = Σᵢ(E xᵢ⁴ − sᵢᵢ²) + r̄ Σ_{i≠j} √(sⱼⱼ/sᵢᵢ)·(E xᵢ³xⱼ − sᵢᵢsᵢⱼ). The double sum of third moments is the mean over time of
 * (Σᵢ xᵢ³/σᵢ)(Σⱼ σⱼxⱼ), so that it takes NT steps and not N²T.
 */
function covarianceOfErrors(
  { rows: n, columns: periods, data }: Matrix,
  covariance: Matrix,
  deviations: Float64Array,
  correlation: number,
): number {
  const cubes = new Float64Array(periods);
  const scaled = new Float64Array(periods);
  const fourth = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const deviation = deviations[i]!;
    for (let t = 0; t < periods; t++) {
      const value = data[i * periods + t]!;
      const cube = value * value * value;
      cubes[t] = cubes[t]! + cube / deviation;
      scaled[t] = scaled[t]! + deviation * value;
      fourth[i] = fourth[i]! + (cube * value) / periods;
    }
  }
  const variances = deviations.map((value) => value * value);
  const onDiagonal = sum(fourth) - dot(variances, variances);
  const products = quadraticForm(covariance, deviations) - dot(variances, variances);
  return onDiagonal + correlation * (dot(cubes, scaled) / periods - sum(fourth) - products);
}
