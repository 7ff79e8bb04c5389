import {
  annualGrowthRate,
  annualisedVolatility,
  backtestFixedWeights,
  firstRowsOfMonths,
  maxDrawdown,
} from '../../src/quant/index.js';
import { expectGolden, expectGoldenValues } from '../support/expect-golden.js';
import { describeWithReference, readReference } from '../support/reference.js';
import { GOLDEN_CASES, referencePortfolios } from '../support/reference-portfolios.js';

const PERIODS = 252;
const CAPITAL = 1_000_000;

interface Golden {
  final_value: number;
  total_costs: number;
  n_rebalances: number;
  first_rebalances: string[];
  turnover_first5: number[];
  mean_turnover_ex_first: number;
  cagr: number;
  volatility: number;
  max_drawdown: number;
  value_samples: Record<string, number>;
  bt_library_check: { final_value: number; rel_diff: number };
}

describeWithReference('monthly rebalancing of real portfolios', () => {
  describe.each(GOLDEN_CASES)('of %s', (name) => {
    const { results } = readReference<{ results: Record<string, Golden> }>(
      'allocation',
      'given',
      name,
      'backtest.json',
    );
    const { prices, dates, portfolios } = referencePortfolios(name);
    const rebalanceRows = firstRowsOfMonths(dates);

    it.each(Object.entries(results))('%s', (key, given) => {
      const [, portfolio = '', rate] = /^(\w+)_cost_([\d.]+)$/.exec(key)!;
      const { weights } = portfolios.get(portfolio)!;
      const costRate = Number(rate);
      const found = backtestFixedWeights({ prices, weights, rebalanceRows, costRate, capital: CAPITAL });
      const { values, returns, rebalances } = found;
      const later = rebalances.slice(1).map(({ turnover }) => turnover);
      const { value_samples, turnover_first5, first_rebalances, bt_library_check, ...numbers } = given;
      expectGolden(
        {
          final_value: () => values.at(-1),
          total_costs: () => found.totalCosts,
          n_rebalances: () => rebalances.length,
          mean_turnover_ex_first: () => later.reduce((sum, turnover) => sum + turnover, 0) / later.length,
          cagr: () => annualGrowthRate(values.at(-1)! / CAPITAL, returns.length / PERIODS),
          volatility: () => annualisedVolatility(returns, PERIODS),
          max_drawdown: () => maxDrawdown(returns),
        },
        numbers,
      );
      expectGolden(Object.fromEntries(dates.map((date, row) => [date, () => values[row]] as const)), value_samples);
      expectGoldenValues(
        rebalances.map(({ turnover }) => turnover),
        turnover_first5,
      );
      expect(rebalances.slice(0, 3).map(({ row }) => dates[row])).toEqual(first_rebalances);
      // With costs the library is near only; how near is stated.
      const distance = bt_library_check.final_value / values.at(-1)! - 1;
      expect(Math.abs(distance - bt_library_check.rel_diff)).toBeLessThanOrEqual(1e-10);
    });
  });
});
