import { zeros, type Matrix } from '../linalg/matrix.js';
import type { LeastSquares } from './least-squares.js';

/**
 * Standard errors that hold for residuals which are heteroscedastic and correlated over up to `lags` periods: the root of the
 * diagonal of (X'X)⁻¹S(X'X)⁻¹, S = Γ₀ + Σ (1 − l/(lags + 1))(Γₗ + Γₗ'), Γₗ = Σ uₜuₜ₋ₗ', uₜ = eₜxₜ (K). No correction for small
 * samples. Regressors are one a row (K × T). Source: W. Newey, K. West, "A simple, positive semi-definite, heteroskedasticity
 * and autocorrelation consistent covariance matrix", Econometrica 55 (1987).
 */
export function neweyWestErrors({ residuals, inverse }: LeastSquares, regressors: Matrix, lags: number): Float64Array {
  const { rows: count, columns: periods } = regressors;
  const scores = { ...regressors, data: regressors.data.map((value, at) => value * residuals[at % periods]!) };
  const middle = zeros(count, count);
  for (let lag = 0; lag <= lags; lag++) addLag(middle, scores, { lag, weight: 1 - lag / (lags + 1) });
  return Float64Array.from({ length: count }, (_, k) => {
    const row = inverse.data.subarray(k * count, (k + 1) * count);
    let variance = 0;
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < count; j++) variance += row[i]! * middle.data[i * count + j]! * row[j]!;
    }
    // Positive semidefinite but for rounding.
    return Math.sqrt(Math.max(variance, 0));
  });
}

/** Adds weight·(Γₗ + Γₗ'), or Γ₀ once. */
function addLag(out: Matrix, scores: Matrix, { lag, weight }: { lag: number; weight: number }): void {
  const { rows: count, columns: periods, data } = scores;
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      let total = 0;
      for (let t = lag; t < periods; t++) total += data[i * periods + t]! * data[j * periods + t - lag]!;
      out.data[i * count + j]! += weight * total;
      if (lag > 0) out.data[j * count + i]! += weight * total;
    }
  }
}
