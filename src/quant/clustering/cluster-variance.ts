import type { Matrix } from '../linalg/matrix.js';

/** Inverse-variance weights of some assets, summing to 1. */
export function inverseVarianceWeights({ columns, data }: Matrix, members: readonly number[]): Float64Array {
  const inverse = Float64Array.from(members, (i) => 1 / data[i * columns + i]!);
  const total = inverse.reduce((sum, value) => sum + value, 0);
  return inverse.map((value) => value / total);
}

/** The variance of the inverse-variance portfolio of some assets. */
export function clusterVariance(covariance: Matrix, members: readonly number[]): number {
  const { columns, data } = covariance;
  const weights = inverseVarianceWeights(covariance, members);
  let variance = 0;
  members.forEach((i, a) => {
    let marginal = 0;
    for (let b = 0; b < members.length; b++) marginal += data[i * columns + members[b]!]! * weights[b]!;
    variance += weights[a]! * marginal;
  });
  return variance;
}
