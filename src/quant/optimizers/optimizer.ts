import type { ConstraintSet } from '../constraints/constraint-set.js';
import type { Matrix } from '../linalg/matrix.js';
import type { Params, ParamsSchema } from '../params.js';
import { QuantError } from '../quant-error.js';

/** What a method computes weights from. Moments are annual, scenarios per period. */
export interface OptimizerInput {
  readonly symbols: readonly string[];
  /** N × N, symmetric positive semidefinite. */
  readonly covariance: Matrix;
  /** N; null where none are known. */
  readonly expectedReturns: Float64Array | null;
  /** Simple returns, T × N; null where only moments are known. */
  readonly scenarios: Matrix | null;
  /** Simple returns of the benchmark, T; null where none is given. */
  readonly benchmark: Float64Array | null;
  /** Annual. */
  readonly riskFreeRate: number;
  readonly periodsPerYear: number;
  readonly params: Params;
  readonly constraints: ConstraintSet;
  /** Weights (N) of a similar problem; null where none are known. */
  readonly start: Float64Array | null;
}

export interface OptimizerDiagnostics {
  readonly solver: string;
  readonly iterations: number;
  /** Largest violation of the optimality conditions, relative; 0 for a closed form, null where a gap is stated instead. */
  readonly kktResidual: number | null;
  /** Relative distance to a proven bound, for methods that search. */
  readonly optimalityGap?: number;
  /** What else the method found, such as the value of its objective. */
  readonly values?: Readonly<Record<string, number | string>>;
}

export interface OptimizerResult {
  /** N fractions that sum to the budget; less where the method holds cash. */
  readonly weights: Float64Array;
  /** Fraction in cash (negative: borrowed), for methods that have some. */
  readonly cash?: number;
  readonly diagnostics: OptimizerDiagnostics;
}

/** A method: pure, deterministic, independent of the order of the symbols. */
export interface Optimizer {
  /** snake_case. */
  readonly name: string;
  readonly title: string;
  readonly params: ParamsSchema;
  /**
   * `built_in`: the constraints are part of the problem. `checked`: the method knows none; its result is refused when it
   * breaks one, because clipped weights are no longer its own.
   */
  readonly constraints: 'built_in' | 'checked';
  /** Throws `invalid_input`, `insufficient_data` or `infeasible`. */
  optimize(input: OptimizerInput): OptimizerResult;
}

/** Throws `invalid_input` when there are none. */
export function requireExpectedReturns(method: string, { expectedReturns }: OptimizerInput): Float64Array {
  if (expectedReturns) return expectedReturns;
  throw new QuantError('invalid_input', `${method} needs expected returns`, 'expected_returns');
}

/** Throws `invalid_input` when there are none. */
export function requireScenarios(method: string, { scenarios }: OptimizerInput): Matrix {
  if (scenarios) return scenarios;
  throw new QuantError(
    'invalid_input',
    `${method} needs returns or prices: moments alone do not tell the tails`,
    'returns',
  );
}
