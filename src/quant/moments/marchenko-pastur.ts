/** The eigenvalues of a correlation matrix that noise alone explains. */
export interface NoiseBand {
  /** How many, from the smallest up. */
  readonly count: number;
  /** λ₊ = σ²(1 + √(N/T))². */
  readonly edge: number;
  /** σ², their mean. */
  readonly variance: number;
}

/**
 * Splits the ascending eigenvalues of a correlation matrix of N series of T observations at the upper edge of the
 * Marchenko–Pastur law, λ₊ = σ²(1 + √(N/T))². The variance σ² of the noise is what the noise itself has: the mean of the
 * eigenvalues up to the edge, found from all (σ² = 1) down until no more of them leaves.
 * Sources: V. Marchenko, L. Pastur (1967); L. Laloux, P. Cizeau, J.-P. Bouchaud, M. Potters, "Noise dressing of financial
 * correlation matrices", Physical Review Letters 83 (1999), who take σ² from the rest as well.
 */
export function noiseBand(eigenvalues: Float64Array, observations: number): NoiseBand {
  const width = (1 + Math.sqrt(eigenvalues.length / observations)) ** 2;
  let count = eigenvalues.length;
  let variance = meanOf(eigenvalues, count);
  while (count > 1 && eigenvalues[count - 1]! > variance * width) {
    count--;
    variance = meanOf(eigenvalues, count);
  }
  return { count, edge: variance * width, variance };
}

function meanOf(values: Float64Array, count: number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += values[i]!;
  return total / count;
}
