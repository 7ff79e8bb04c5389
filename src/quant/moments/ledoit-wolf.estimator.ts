import { gram } from '../linalg/gram.js';
import type { Matrix } from '../linalg/matrix.js';
import { NO_PARAMS } from '../params.js';
import { centredSeries } from './centred-series.js';
import type { CovarianceEstimator } from './covariance-estimator.js';

/**
 * Shrinkage towards a scaled identity: (1−δ)S + δμI with S = Σ(r−r̄)(r−r̄)'/T, μ = tr(S)/N and the δ that minimises the
 * expected Frobenius loss. Source: O. Ledoit, M. Wolf, "A well-conditioned estimator for large-dimensional covariance
 * matrices", Journal of Multivariate Analysis 88 (2004); conventions (1/T throughout) as in scikit-learn's LedoitWolf.
 */
export const ledoitWolf: CovarianceEstimator = {
  name: 'ledoit_wolf',
  title: 'Ledoit–Wolf shrinkage towards a scaled identity',
  params: NO_PARAMS,
  estimate(returns) {
    const series = centredSeries(returns);
    const covariance = gram(series);
    const { rows: n, data } = covariance;
    for (let i = 0; i < data.length; i++) data[i] = data[i]! / returns.rows;
    const mu = trace(covariance) / n;
    const shrinkage = computeShrinkage(series, covariance, mu);
    for (let i = 0; i < data.length; i++) data[i] = data[i]! * (1 - shrinkage);
    for (let i = 0; i < n; i++) data[i * n + i] = data[i * n + i]! + shrinkage * mu;
    return { covariance, diagnostics: { shrinkage } };
  },
};

/** δ = min(β, δ²)/δ² with δ² = ‖S−μI‖²/N and β = (Σₜ‖rₜ‖⁴/T − ‖S‖²)/(TN). */
function computeShrinkage(series: Matrix, covariance: Matrix, mu: number): number {
  const { rows: n, columns: periods } = series;
  const squaredNorm = covariance.data.reduce((total, value) => total + value * value, 0);
  const dispersion = (squaredNorm - n * mu * mu) / n;
  if (!(dispersion > 0)) return 0;
  const noise = (meanFourthPower(series) - squaredNorm) / (periods * n);
  return Math.min(Math.max(noise, 0), dispersion) / dispersion;
}

/** Σₜ(Σᵢ rᵢₜ²)²/T. */
function meanFourthPower({ rows, columns, data }: Matrix): number {
  const squares = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    for (let t = 0; t < columns; t++) squares[t] = squares[t]! + data[i * columns + t]! ** 2;
  }
  return squares.reduce((total, value) => total + value * value, 0) / columns;
}

function trace({ rows, data }: Matrix): number {
  let total = 0;
  for (let i = 0; i < rows; i++) total += data[i * rows + i]!;
  return total;
}
