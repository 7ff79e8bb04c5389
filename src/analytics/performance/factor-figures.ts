import { factorRegression } from '../../quant/index.js';
import { finiteFigures } from './finite-figures.js';
import { matrixFromRows } from '../../quant/linalg/matrix.js';

export interface FactorLoading {
  factor: string;
  loading: number;
  standard_error: number;
  /** By Newey and West: holds where residuals depend on those before them. */
  robust_error: number;
  t: number | null;
}

/** What factors explain of returns. */
export interface FactorFigures {
  observations: number;
  /** Annual: the intercept × periods. */
  alpha: number;
  alpha_t: number | null;
  loadings: FactorLoading[];
  r_squared: number | null;
  adjusted_r_squared: number | null;
  /** Annual standard deviation of what they leave unexplained. */
  residual_volatility: number;
}

export interface NamedFactor {
  name: string;
  /** Per period, as many as there are excess returns. */
  returns: ArrayLike<number>;
}

/**
 * Regression of returns in excess of a risk-free rate on factors. Throws `insufficient_data` for fewer periods than factors + 2
 * or a factor that is a combination of others, `invalid_input` for series of different length.
 */
export function computeFactorFigures(
  excessReturns: ArrayLike<number>,
  factors: readonly NamedFactor[],
  periodsPerYear: number,
): FactorFigures {
  const { length } = excessReturns;
  const rows = Array.from({ length }, (_, t) => factors.map(({ returns }) => returns[t] ?? Number.NaN));
  const fit = factorRegression(excessReturns, matrixFromRows('factors', rows), { lags: usualLags(length) });
  const [alpha = Number.NaN] = fit.coefficients;
  return finiteFigures({
    observations: fit.observations,
    alpha: alpha * periodsPerYear,
    alpha_t: fit.tStatistics[0] ?? null,
    loadings: factors.map(({ name: factor }, k) => ({
      factor,
      loading: fit.coefficients[k + 1] ?? Number.NaN,
      standard_error: fit.standardErrors[k + 1] ?? Number.NaN,
      robust_error: fit.neweyWestErrors[k + 1] ?? Number.NaN,
      t: fit.tStatistics[k + 1] ?? null,
    })),
    r_squared: fit.rSquared,
    adjusted_r_squared: fit.adjustedRSquared,
    residual_volatility: fit.residualDeviation * Math.sqrt(periodsPerYear),
  });
}

/** ⌊4(T/100)^(2/9)⌋: W. Newey, K. West, "Automatic lag selection in covariance matrix estimation", 1994. */
function usualLags(observations: number): number {
  return Math.min(Math.floor(4 * (observations / 100) ** (2 / 9)), observations - 1);
}
