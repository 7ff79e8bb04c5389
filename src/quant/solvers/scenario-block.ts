import type { Matrix } from '../linalg/matrix.js';

/**
 * The part of a program that looks at scenarios: variables v of its own and inequalities that tie them to the exposures
 * e (the N weights, then F further variables such as a quantile). Costs k'v + ½v'diag(q)v.
 */
export interface ScenarioBlock {
  /** Number of exposures, N + F. */
  readonly exposures: number;
  /** k, and q where there is a quadratic term. */
  readonly linear: Float64Array;
  readonly quadratic: Float64Array | null;
  readonly inequalities: number;
  /** Left sides of the inequalities Mₑe + Mᵥv ≥ 0; null stands for zeros. */
  multiply(exposures: Float64Array | null, own: Float64Array | null): Float64Array;
  /** Mₑ'z. */
  toExposures(z: Float64Array): Float64Array;
  /** Mᵥ'z. */
  toOwn(z: Float64Array): Float64Array;
  /** The cheapest v that keeps the inequalities at these exposures. */
  leastOwn(exposures: Float64Array): Float64Array;
  /** Eliminates v from diag(q) + M'WM. */
  eliminate(weights: Float64Array): Elimination;
}

/** What each shortfall or excess costs: k·u + ½q·u². */
export interface ExcessCosts {
  readonly linear: number;
  readonly quadratic: number;
}

export interface Elimination {
  /** What remains on the exposures (the Schur complement), a sum of squares. */
  readonly hessian: Matrix;
  /** Solves (diag(q) + Mᵥ'WMᵥ)v = right. */
  solveOwn(right: Float64Array): Float64Array;
}
