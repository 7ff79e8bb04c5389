import { discreteJson } from '../../src/allocation/optimize/discrete-json.js';
import { describeWithReference, readReference } from '../support/reference.js';

const CASES = ['G1_sp500_20_2015_2019', 'G2_ftse_40_2016_2019'];

type PerSymbol = Record<string, number>;

interface Discrete {
  latest_prices: PerSymbol;
  results: Record<
    string,
    {
      greedy: { shares: PerSymbol; leftover: number };
      lp_optimal: { shares: PerSymbol; leftover: number; objective: number };
      'input_weights_after_1e-4_cut': PerSymbol;
    }
  >;
}

/** The reference leaves out some symbols that get no share. */
const bought = (shares: PerSymbol): PerSymbol =>
  Object.fromEntries(Object.entries(shares).filter(([, count]) => count > 0));

describeWithReference('whole shares at real prices', () => {
  describe.each(CASES)('of %s', (name) => {
    const { latest_prices: prices, results } = readReference<Discrete>(
      'allocation',
      'given',
      name,
      'discrete_allocation.json',
    );

    it.each(Object.entries(results))('for a capital of %s', (capital, golden) => {
      const weights = golden['input_weights_after_1e-4_cut'];
      const run = (method: string): ReturnType<typeof discreteJson> =>
        discreteJson({ weights, prices, capital, method }, () => 0);

      const greedy = run('greedy');
      expect(bought(greedy.shares)).toEqual(bought(golden.greedy.shares));
      expect(greedy.leftover).toBeCloseTo(golden.greedy.leftover, 8);

      const exact = run('lp');
      expect(exact.diagnostics.optimality_gap).toBe(0);
      expect(exact.diagnostics.objective / golden.lp_optimal.objective).toBeCloseTo(1, 10);
      expect(bought(exact.shares)).toEqual(bought(golden.lp_optimal.shares));
      expect(exact.leftover).toBeCloseTo(golden.lp_optimal.leftover, 8);
    });
  });
});
