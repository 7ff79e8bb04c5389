import type { Matrix } from '../linalg/matrix.js';
import type { Params, ParamsSchema } from '../params.js';

/** Estimates a covariance matrix (N × N, symmetric, per period) from simple returns (T × N, T ≥ 2). */
export interface CovarianceEstimator {
  readonly name: string;
  readonly title: string;
  readonly params: ParamsSchema;
  /** With parameters that were resolved, see `estimateCovariance`. Throws `insufficient_data` below two observations. */
  estimate(returns: Matrix, params: Params): CovarianceEstimate;
}

export interface CovarianceEstimate {
  /** Per period; multiply by the periods of a year to annualise. */
  readonly covariance: Matrix;
  /** What the estimator found on the way, such as its shrinkage. */
  readonly diagnostics: Readonly<Record<string, number>>;
}
