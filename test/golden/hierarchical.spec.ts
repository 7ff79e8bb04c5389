import { matrixFromRows } from '../../src/quant/linalg/matrix.js';
import { simpleReturns } from '../../src/quant/moments/simple-returns.js';
import { optimize } from '../../src/quant/optimizers/optimize.js';
import type { Params } from '../../src/quant/params.js';
import { describeWithReference, readReference } from '../support/reference.js';
import { referencePrices } from '../support/reference-prices.js';

const CASES = ['G1_sp500_20_2015_2019', 'G2_ftse_40_2016_2019'];

interface Golden {
  results: Record<string, { weights: Record<string, number>; budget?: Record<string, number> }>;
}

describeWithReference('hierarchies on real prices', () => {
  describe.each(CASES)('of %s', (name) => {
    const { inputs, results: plain } = readReference<Golden & { inputs: { order: string[]; cov_annual: number[][] } }>(
      'allocation',
      'given',
      name,
      'optimization.json',
    );
    const { results } = readReference<Golden>('allocation', 'given', name, 'hierarchical.json');
    const covariance = matrixFromRows('covariance', inputs.cov_annual);
    const scenarios = simpleReturns(referencePrices(name, inputs.order));

    const largestGap = (expected: Record<string, number>, method: string, params: Params): number => {
      const { weights } = optimize({ method, params, symbols: inputs.order, covariance, scenarios });
      return Math.max(...inputs.order.map((symbol, i) => Math.abs(weights[i]! - expected[symbol]!)));
    };

    it.each([
      ['hrp_single_direct_distance', 'hrp', {}, 1e-12],
      ['hrp_ward_direct_distance', 'hrp', { linkage: 'ward' }, 1e-12],
      ['hrp_single_lopez_de_prado_original', 'hrp', { distance: 'lopez_de_prado' }, 1e-12],
      ['hrp_skfolio_default', 'hrp', { linkage: 'ward', leaf_order: 'stepwise' }, 1e-12],
      ['herc_skfolio_variance', 'herc', {}, 1e-6],
      ['herc_skfolio_cvar', 'herc', { risk: 'cvar' }, 1e-6],
    ])('%s', (result, method, params, tolerance) => {
      expect(largestGap(results[result]!.weights, method, params)).toBeLessThan(tolerance);
    });

    it('budgets risk', () => {
      const golden = plain['risk_budgeting']!;
      const budget = golden.budget!;
      const parts = Array.isArray(budget)
        ? Object.fromEntries(inputs.order.map((symbol, i) => [symbol, (budget as number[])[i]!]))
        : budget;
      expect(largestGap(golden.weights, 'risk_budgeting', { budget: parts })).toBeLessThan(1e-7);
    });
  });
});
