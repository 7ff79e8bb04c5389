import { dot } from '../linalg/vector.js';
import { defineParams } from '../params.js';
import type { ExpectedReturnsEstimator } from './expected-returns-estimator.js';
import { impliedReturns, RISK_AVERSION } from './implied-returns.js';
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
    risk_aversion: RISK_AVERSION,
  }),
  estimate(input) {
    const market = marketWeightsOf('equilibrium.market_weights', input.symbols, input.params['market_weights']);
    const expectedReturns = impliedReturns(input, market);
    return { expectedReturns, diagnostics: { market_return: dot(expectedReturns, market) } };
  },
};
