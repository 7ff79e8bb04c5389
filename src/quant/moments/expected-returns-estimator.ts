import type { Matrix } from '../linalg/matrix.js';
import type { Params, ParamsSchema } from '../params.js';
import { QuantError } from '../quant-error.js';

/** What expected returns are estimated from. */
export interface ExpectedReturnsInput {
  /** N. */
  readonly symbols: readonly string[];
  /** Simple returns per period, T × N, NaN where one is missing; null where only moments are known. */
  readonly returns: Matrix | null;
  /** Annual, N × N. */
  readonly covariance: Matrix;
  /** Simple returns of the benchmark per period, T; null where none is given. */
  readonly benchmark: Float64Array | null;
  /** Annual. */
  readonly riskFreeRate: number;
  readonly periodsPerYear: number;
  /** Resolved, see `estimateExpectedReturns`. */
  readonly params: Params;
}

export interface ExpectedReturnsEstimate {
  /** Annual, N. */
  readonly expectedReturns: Float64Array;
  /** Annual, N × N: takes the place of the given one, for estimators that revise it as well. */
  readonly covariance?: Matrix;
  /** What the estimator found or assumed on the way. */
  readonly diagnostics: Readonly<Record<string, number | string>>;
}

/** Estimates expected returns; pure, deterministic, independent of the order of the symbols. */
export interface ExpectedReturnsEstimator {
  /** snake_case. */
  readonly name: string;
  readonly title: string;
  readonly params: ParamsSchema;
  /** Throws `invalid_input`, `insufficient_data`. */
  estimate(input: ExpectedReturnsInput): ExpectedReturnsEstimate;
}

/** T × N, NaN where a return is missing. Throws `invalid_input` where only moments are known. */
export function requireReturns(estimator: string, { returns }: ExpectedReturnsInput): Matrix {
  if (returns) return returns;
  throw new QuantError(
    'invalid_input',
    `${estimator} needs returns or prices: it cannot do with a covariance alone`,
    'expected_returns.estimator',
  );
}

/** T × N without holes. Throws `invalid_input` naming the first one. */
export function requireCompleteReturns(estimator: string, input: ExpectedReturnsInput): Matrix {
  const returns = requireReturns(estimator, input);
  if (!returns.data.includes(NaN)) return returns;
  const at = returns.data.findIndex(Number.isNaN);
  const cell = `returns[${Math.floor(at / returns.columns)}][${at % returns.columns}]`;
  throw new QuantError('invalid_input', `${estimator} needs complete rows, ${cell} is missing`, cell);
}
