/** 1/Σwₜ² of weights that sum to 1: as many equal weights would tell as much. */
export function effectiveObservations(weights: Float64Array): number {
  return 1 / weights.reduce((total, weight) => total + weight * weight, 0);
}
