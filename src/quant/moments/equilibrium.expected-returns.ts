import { symmetricMatVec } from '../linalg/symmetric.js';
import { dot } from '../linalg/vector.js';
import { defineParams } from '../params.js';
import type { ExpectedReturnsEstimator } from './expected-returns-estimator.js';
import { MARKET_WEIGHTS, marketWeightsOf } from './market-weights.js';

/**
 * Reverse optimisation δΣw + rf: the expected returns at which the market portfolio w is the best one for an investor with
 * risk aversion δ. Needs no returns, only the annual covariance Σ. Source: W. Sharpe, "Imputing expected security returns
 * from portfolio composition", Journal of Financial and Quantitative Analysis 9 (1974).
 * `diagnostics.market_return` is the annual expected return of w.
 */
export const equilibrium: ExpectedReturnsEstimator = {
  name: 'equilibrium',
  title: 'Market equilibrium (reverse optimisation)',
  params: defineParams({
    market_weights: MARKET_WEIGHTS,
    risk_aversion: {
      type: 'number',
      description: 'δ in δΣw, annual.',
      default: 2.5,
      minimum: 1e-6,
      maximum: 1e6,
    },
  }),
  estimate({ symbols, covariance, riskFreeRate, params }) {
    const market = marketWeightsOf('equilibrium.market_weights', symbols, params['market_weights']);
    const aversion = Number(params['risk_aversion']);
    const expectedReturns = symmetricMatVec(covariance, market).map((value) => aversion * value + riskFreeRate);
    return { expectedReturns, diagnostics: { market_return: dot(expectedReturns, market) } };
  },
};
