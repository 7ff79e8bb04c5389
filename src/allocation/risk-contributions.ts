import type { Matrix } from '../quant/linalg/matrix.js';

/** Too few days say nothing about risk. */
const MIN_OBSERVATIONS = 20;

/**
 * The part of the variance that each asset contributes: wᵢ·cov(rᵢ, p) / var(p) with p = Σ wᵢrᵢ; they sum to 1. `returns` is
 * days × assets. Undefined for fewer than 20 days or a portfolio that does not move.
 */
export function computeRiskContributions(weights: Float64Array, returns: Matrix): Float64Array | undefined {
  const { rows, columns, data } = returns;
  if (rows < MIN_OBSERVATIONS) return undefined;
  const at = (row: number, column: number): number => data[row * columns + column] ?? 0;
  const portfolio = Float64Array.from({ length: rows }, (_, t) => weights.reduce((sum, w, i) => sum + w * at(t, i), 0));
  const mean = portfolio.reduce((sum, value) => sum + value, 0) / rows;
  const deviations = portfolio.map((value) => value - mean);
  const variance = deviations.reduce((sum, value) => sum + value * value, 0);
  if (!(variance > 0)) return undefined;
  return weights.map(
    (w, i) => (w * deviations.reduce((sum, deviation, t) => sum + deviation * at(t, i), 0)) / variance,
  );
}
