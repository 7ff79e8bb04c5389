import type { Matrix } from '../linalg/matrix.js';
import type { Params, ParamsSchema } from '../params.js';

/** What a method computes weights from; moments are annual. */
export interface OptimizerInput {
  readonly symbols: readonly string[];
  /** N × N, symmetric positive semidefinite. */
  readonly covariance: Matrix;
  readonly params: Params;
  readonly constraints: WeightConstraints;
}

export interface WeightConstraints {
  /** Lowest and highest weight per symbol (N). */
  readonly minWeight: Float64Array;
  readonly maxWeight: Float64Array;
  /** Σ of the weights. */
  readonly budget: number;
}

export interface OptimizerDiagnostics {
  readonly solver: string;
  readonly iterations: number;
  /** Largest violation of the optimality conditions, relative; 0 for a closed form. */
  readonly kktResidual: number;
  /** Constraints that hold with equality, such as `max_weight(AAPL)`. */
  readonly activeConstraints: readonly string[];
}

export interface OptimizerResult {
  /** N fractions that sum to the budget. */
  readonly weights: Float64Array;
  readonly diagnostics: OptimizerDiagnostics;
}

/** A method: pure, deterministic, independent of the order of the symbols. */
export interface Optimizer {
  /** snake_case. */
  readonly name: string;
  readonly title: string;
  readonly params: ParamsSchema;
  /** Whether weight bounds are part of the problem; a method that cannot keep them refuses bounds that would bind. */
  readonly keepsBounds: boolean;
  /** Throws `invalid_input`, `insufficient_data` or `infeasible`. */
  optimize(input: OptimizerInput): OptimizerResult;
}
