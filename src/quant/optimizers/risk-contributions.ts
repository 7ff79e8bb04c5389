import type { Matrix } from '../linalg/matrix.js';
import { symmetricMatVec } from '../linalg/symmetric.js';
import { dot } from '../linalg/vector.js';

/** Parts of the portfolio's variance, wᵢ(Σw)ᵢ/w'Σw (N, sum 1); zeros for a portfolio without risk. */
export function riskContributions(covariance: Matrix, weights: Float64Array): Float64Array {
  const marginal = symmetricMatVec(covariance, weights);
  const variance = dot(weights, marginal);
  return weights.map((weight, i) => (variance > 0 ? (weight * marginal[i]!) / variance : 0));
}
