import { assertFiniteMatrix, zeros, type Matrix } from '../linalg/matrix.js';
import { diagonal } from '../linalg/symmetric.js';
import { isStill } from '../moments/still-series.js';
import { QuantError } from '../quant-error.js';
import { leastSquares } from './least-squares.js';
import { neweyWestErrors } from './newey-west.js';
import { assertReturns } from './returns-series.js';
import { ratioOf, squaredDeviations, sumOfSquares } from './variation.js';

/** Of K factors; vectors have the intercept (alpha) first, then the loadings in the order of the factors (K + 1). */
export interface FactorRegression {
  /** Per period: alpha is annual times the periods of a year. */
  readonly coefficients: Float64Array;
  /** With divisor T − K − 1, for residuals that are alike and independent. */
  readonly standardErrors: Float64Array;
  /** Coefficient over standard error; null where the fit is exact. */
  readonly tStatistics: (number | null)[];
  readonly neweyWestErrors: Float64Array;
  /** Null for returns that never change, as is the adjusted one. */
  readonly rSquared: number | null;
  /** 1 − (1 − R²)(T − 1)/(T − K − 1). */
  readonly adjustedRSquared: number | null;
  /** √(Σe²/(T − K − 1)), per period. */
  readonly residualDeviation: number;
  readonly observations: number;
}

/**
 * Ordinary least squares of excess returns (T) on factors (T × K) with an intercept, as in the three- and five-factor models.
 * `lags` are those of the Newey–West errors. Throws `insufficient_data` below K + 2 returns or for a factor that is a
 * combination of the others, `invalid_input` naming a cell that is not finite, factors of another length or lags that are no
 * whole number below T. Source: E. Fama, K. French, "A five-factor asset pricing model", Journal of Financial Economics 116
 * (2015).
 */
export function factorRegression(
  excessReturns: ArrayLike<number>,
  factors: Matrix,
  { lags }: { lags: number },
): FactorRegression {
  assertRegression(excessReturns, factors, lags);
  const regressors = withIntercept(factors);
  const y = Float64Array.from(excessReturns);
  const fit = leastSquares(y, regressors);
  const freedom = y.length - regressors.rows;
  const squares = sumOfSquares(fit.residuals);
  const variance = isStill(squares, sumOfSquares(y)) ? 0 : squares / freedom;
  const standardErrors = diagonal(fit.inverse).map((value) => Math.sqrt(value * variance));
  const unexplained = ratioOf(variance * freedom, squaredDeviations(y));
  return {
    coefficients: fit.coefficients,
    standardErrors,
    tStatistics: Array.from(fit.coefficients, (value, k) => ratioOf(value, standardErrors[k]!)),
    neweyWestErrors: neweyWestErrors(fit, regressors, lags),
    rSquared: unexplained === null ? null : 1 - unexplained,
    adjustedRSquared: unexplained === null ? null : 1 - (unexplained * (y.length - 1)) / freedom,
    residualDeviation: Math.sqrt(variance),
    observations: y.length,
  };
}

function assertRegression(excessReturns: ArrayLike<number>, factors: Matrix, lags: number): void {
  const { length } = excessReturns;
  if (factors.rows !== length) {
    const problem = `there are ${length} excess returns and ${factors.rows} rows of factors`;
    throw new QuantError('invalid_input', problem, 'factors');
  }
  assertReturns(excessReturns, { name: 'excessReturns', atLeast: factors.columns + 2 });
  assertFiniteMatrix('factors', factors);
  if (Number.isInteger(lags) && lags >= 0 && lags < length) return;
  throw new QuantError('invalid_input', `lags is ${lags}: a whole number from 0 to ${length - 1} is needed`, 'lags');
}

/** A row of ones, then one factor a row ((K + 1) × T). */
function withIntercept({ rows: periods, columns: count, data }: Matrix): Matrix {
  const regressors = zeros(count + 1, periods);
  regressors.data.fill(1, 0, periods);
  for (let k = 0; k < count; k++) {
    for (let t = 0; t < periods; t++) regressors.data[(k + 1) * periods + t] = data[t * count + k]!;
  }
  return regressors;
}
