import { matrixFromRows } from '../../src/quant/linalg/matrix.js';
import { optimize, type Allocation } from '../../src/quant/optimizers/optimize.js';
import type { Params } from '../../src/quant/params.js';
import { describeWithReference, readReference } from '../support/reference.js';

const CASES = ['G1_sp500_20_2015_2019', 'G2_ftse_40_2016_2019'];
const WEIGHTS = 1e-7;
const CLOSED_FORM = 1e-10;
const TARGET = 0.1;

interface Optimization {
  inputs: { order: string[]; mu_annual_arithmetic: number[]; cov_annual: number[][]; risk_free_annual: number };
  results: {
    vol_target_overlay: {
      problem: string;
      leverage: number;
      leverage_capped_1_5: number;
      weights: Record<string, number>;
      cash: number;
      expected_return: number;
    };
  };
}

describeWithReference('target volatility on real prices', () => {
  describe.each(CASES)('of %s', (name) => {
    const { inputs, results } = readReference<Optimization>('allocation', 'given', name, 'optimization.json');
    const golden = results.vol_target_overlay;

    const run = (params: Params): Allocation =>
      optimize({
        method: 'target_volatility',
        params: { target_volatility: TARGET, ...params },
        symbols: inputs.order,
        covariance: matrixFromRows('covariance', inputs.cov_annual),
        expectedReturns: Float64Array.from(inputs.mu_annual_arithmetic),
        riskFreeRate: inputs.risk_free_annual,
      });

    it.each([
      ['without leverage', {}, golden.leverage],
      ['with leverage allowed', { max_leverage: 1.5 }, golden.leverage_capped_1_5],
    ])('scales the minimum variance portfolio %s', (_what, params, leverage) => {
      expect(golden.problem).toContain(`to ${TARGET} annual`);
      const result = run(params);
      expect(Number(result.diagnostics.values?.['leverage']) / leverage).toBeCloseTo(1, 9);
      expect(Math.abs(result.cash! - golden.cash)).toBeLessThanOrEqual(CLOSED_FORM);
      expect(Math.abs(result.expectedReturn! - golden.expected_return)).toBeLessThanOrEqual(WEIGHTS);
      expect(result.volatility).toBeCloseTo(TARGET, 12);
      inputs.order.forEach((symbol, i) => {
        expect(Math.abs(result.weights[i]! - golden.weights[symbol]!)).toBeLessThanOrEqual(WEIGHTS);
      });
    });
  });
});
