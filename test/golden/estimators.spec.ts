import { matrixFromRows } from '../../src/quant/linalg/matrix.js';
import { annualiseCovariance } from '../../src/quant/moments/annualise.js';
import { estimateCovariance } from '../../src/quant/moments/estimate-covariance.js';
import { estimateExpectedReturns } from '../../src/quant/moments/estimate-expected-returns.js';
import { simpleReturns } from '../../src/quant/moments/simple-returns.js';
import type { Params } from '../../src/quant/params.js';
import { describeWithReference, readReference } from '../support/reference.js';
import { referencePrices } from '../support/reference-prices.js';

const CASES = ['G1_sp500_20_2015_2019', 'G2_ftse_40_2016_2019'];
const PERIODS = 252;
const CLOSED_FORM = 1e-10;
/** Covariances of nearly independent symbols are compared by the size of their deviations. */
const SMALLEST = 1e-6;

interface Estimated {
  matrix: number[][];
  shrinkage?: number;
}

interface Covariances {
  order: string[];
  sample_annual_ddof1: number[][];
  correlation: number[][];
  ledoit_wolf_scaled_identity_annual: Estimated;
  ledoit_wolf_constant_correlation_annual: Estimated;
  ledoit_wolf_single_factor_annual: Estimated;
  oas_annual: Estimated;
  ewma_pypfopt_exp_cov_annual: Estimated & { span: number };
  ewma_riskmetrics_zero_mean_annual: Estimated & { lambda_: number };
  semicovariance_annual: Estimated & { benchmark_daily: number };
}

type PerSymbol = Record<string, number>;

interface ReturnsStats {
  expected_returns_annual: {
    arithmetic_mean_x252: PerSymbol;
    cagr_252_over_T: PerSymbol;
    ema_compounded: { span: number; values: PerSymbol };
    capm_equal_weight_market: { rf: number; values: PerSymbol };
  };
}

interface BlackLitterman {
  order: string[];
  cov_annual: number[][];
  inputs: { market_caps: PerSymbol; risk_aversion_delta: number; risk_free: number };
  results: { implied_prior: { values: number[] } };
}

describeWithReference('estimators on real prices', () => {
  describe.each(CASES)('of %s', (name) => {
    const given = readReference<Covariances>('allocation', 'given', name, 'covariance.json');
    const returns = simpleReturns(referencePrices(name, given.order));

    function expectCovariance(estimator: string, params: Params, { matrix, shrinkage }: Estimated): void {
      const { covariance, diagnostics } = estimateCovariance(estimator, returns, params);
      expectClose(annualiseCovariance(covariance, PERIODS).data, matrix.flat());
      if (shrinkage !== undefined) expectClose([diagnostics['shrinkage'] ?? NaN], [shrinkage]);
    }

    it('is the sample covariance', () => {
      expectCovariance('sample', {}, { matrix: given.sample_annual_ddof1 });
    });

    it('shrinks towards each target of Ledoit and Wolf', () => {
      expectCovariance('ledoit_wolf', {}, given.ledoit_wolf_scaled_identity_annual);
      const constant = { target: 'constant_correlation' };
      expectCovariance('ledoit_wolf', constant, given.ledoit_wolf_constant_correlation_annual);
      expectCovariance('ledoit_wolf', { target: 'single_factor' }, given.ledoit_wolf_single_factor_annual);
    });

    it('shrinks by the oracle approximation', () => {
      expectCovariance('oas', {}, given.oas_annual);
    });

    it('forgets exponentially, about the mean and about zero', () => {
      const { ewma_pypfopt_exp_cov_annual: centred, ewma_riskmetrics_zero_mean_annual: about } = given;
      expectCovariance('ewma', { span: centred.span }, centred);
      expectCovariance('ewma', { span: 2 / (1 - about.lambda_) - 1, centre: 'zero' }, about);
    });

    it('counts shortfalls only', () => {
      const { benchmark_daily: benchmark, ...expected } = given.semicovariance_annual;
      expectCovariance('semicovariance', { benchmark }, expected);
    });

    const stats = readReference<ReturnsStats>(
      'allocation',
      'given',
      name,
      'returns_stats.json',
    ).expected_returns_annual;

    function expectReturns(estimator: string, params: Params, expected: PerSymbol, riskFreeRate = 0): void {
      const { covariance } = estimateCovariance('sample', returns);
      const market = { symbols: given.order, returns, covariance, benchmark: null, periodsPerYear: PERIODS };
      const { expectedReturns } = estimateExpectedReturns(estimator, { ...market, riskFreeRate, params });
      expectClose(
        expectedReturns,
        given.order.map((symbol) => expected[symbol] ?? NaN),
      );
    }

    it('averages, arithmetically and compounded', () => {
      expectReturns('mean_historical', {}, stats.arithmetic_mean_x252);
      expectReturns('mean_historical', { compounding: true }, stats.cagr_252_over_T);
    });

    it('averages with exponential weights', () => {
      const { span, values } = stats.ema_compounded;
      expectReturns('ema', { span, compounding: true }, values);
    });

    it('prices by the beta with the market', () => {
      const { rf, values } = stats.capm_equal_weight_market;
      expectReturns('capm', { compounding: true }, values, rf);
    });

    it('finds the returns that a market portfolio implies', () => {
      const golden = readReference<BlackLitterman>('allocation', 'given', name, 'black_litterman.json');
      const { market_caps, risk_aversion_delta, risk_free } = golden.inputs;
      const { expectedReturns } = estimateExpectedReturns('equilibrium', {
        symbols: golden.order,
        returns: null,
        covariance: matrixFromRows('covariance', golden.cov_annual),
        benchmark: null,
        riskFreeRate: risk_free,
        periodsPerYear: PERIODS,
        params: { market_weights: market_caps, risk_aversion: risk_aversion_delta },
      });
      expectClose(expectedReturns, golden.results.implied_prior.values);
    });
  });
});

function expectClose(actual: ArrayLike<number>, given: ArrayLike<number>): void {
  expect(actual.length).toBe(given.length);
  for (let i = 0; i < given.length; i++) {
    expect(Math.abs(actual[i]! - given[i]!)).toBeLessThanOrEqual(CLOSED_FORM * Math.max(Math.abs(given[i]!), SMALLEST));
  }
}
