import { matrixFromRows } from '../../src/quant/linalg/matrix.js';
import { blackLitterman } from '../../src/quant/moments/black-litterman.js';
import { estimateExpectedReturns } from '../../src/quant/moments/estimate-expected-returns.js';
import type { ExpectedReturnsEstimate } from '../../src/quant/moments/expected-returns-estimator.js';
import { optimize } from '../../src/quant/optimizers/optimize.js';
import { describeWithReference, readReference } from '../support/reference.js';

const CASES = ['G1_sp500_20_2015_2019', 'G2_ftse_40_2016_2019'];
const CLOSED_FORM = 1e-10;
const SHARPE_WEIGHTS = 1e-6;

interface BlackLitterman {
  order: string[];
  cov_annual: number[][];
  inputs: {
    market_caps: Record<string, number>;
    risk_aversion_delta: number;
    tau: number;
    risk_free: number;
    P: number[][];
    Q: number[];
    view_confidences_idzorek: number[];
  };
  results: {
    implied_prior: { values: number[] };
    posterior_returns: number[];
    posterior_cov: number[][];
    idzorek: { posterior_returns: number[] };
    max_sharpe_on_posterior_long_only: { weights: Record<string, number> };
  };
}

describeWithReference('Black–Litterman on real prices', () => {
  describe.each(CASES)('of %s', (name) => {
    const golden = readReference<BlackLitterman>('allocation', 'given', name, 'black_litterman.json');
    const { order: symbols, inputs, results } = golden;
    const covariance = matrixFromRows('covariance', golden.cov_annual);

    const estimate = (confidences?: number[]): ExpectedReturnsEstimate =>
      estimateExpectedReturns('black_litterman', {
        ...{ symbols, covariance, returns: null, benchmark: null },
        ...{ riskFreeRate: inputs.risk_free, periodsPerYear: 252 },
        params: {
          market_weights: inputs.market_caps,
          risk_aversion: inputs.risk_aversion_delta,
          tau: inputs.tau,
          posterior_covariance: true,
          views: inputs.P.map((row, k) => ({
            weights: Object.fromEntries(symbols.map((symbol, i) => [symbol, row[i]!])),
            return: inputs.Q[k]!,
            ...(confidences ? { confidence: confidences[k]! } : {}),
          })),
        },
      });

    it('starts from the equilibrium', () => {
      const params = { market_weights: inputs.market_caps, risk_aversion: inputs.risk_aversion_delta };
      const { expectedReturns } = estimateExpectedReturns('equilibrium', {
        ...{ symbols, covariance, returns: null, benchmark: null, params },
        ...{ riskFreeRate: inputs.risk_free, periodsPerYear: 252 },
      });
      expectClose(expectedReturns, results.implied_prior.values);
      const posterior = blackLitterman({ covariance, prior: expectedReturns, tau: inputs.tau, views: [] });
      expect(posterior.expectedReturns).toEqual(expectedReturns);
    });

    it('mixes it with views', () => {
      const { expectedReturns, covariance: revised } = estimate();
      expectClose(expectedReturns, results.posterior_returns);
      expectClose(revised!.data, results.posterior_cov.flat());
    });

    it('weighs the views by their confidence', () => {
      expectClose(estimate(inputs.view_confidences_idzorek).expectedReturns, results.idzorek.posterior_returns);
    });

    it('leads to the weights of the maximum Sharpe ratio', () => {
      const { expectedReturns, covariance: revised } = estimate();
      const moments = { expectedReturns, covariance: revised!, riskFreeRate: inputs.risk_free };
      const { weights } = optimize({ symbols, method: 'max_sharpe', ...moments });
      symbols.forEach((symbol, i) => {
        const given = results.max_sharpe_on_posterior_long_only.weights[symbol]!;
        expect(Math.abs(weights[i]! - given)).toBeLessThanOrEqual(SHARPE_WEIGHTS);
      });
    });
  });
});

function expectClose(actual: ArrayLike<number>, given: ArrayLike<number>): void {
  expect(actual.length).toBe(given.length);
  for (let i = 0; i < given.length; i++) {
    const slack = CLOSED_FORM * Math.max(Math.abs(given[i]!), 1e-6);
    expect(Math.abs(actual[i]! - given[i]!)).toBeLessThanOrEqual(slack);
  }
}
