import { pricePaths } from '../../test/support/price-paths.js';
import type { PriceMatrix } from '../market/price-matrix.js';
import { QuantError } from '../quant/quant-error.js';
import { equalWeight } from './kinds/equal-weight.kind.js';
import { inverseVolatility } from './kinds/inverse-volatility.kind.js';
import type { StrategyKind } from './kinds/strategy-kind.js';
import { lastRowsOfPeriods, REBALANCE_PERIODS } from './rebalance-schedule.js';
import { simulate } from './simulation.js';

const PRICES: PriceMatrix = {
  symbols: ['A', 'B'],
  dates: ['2024-01-30', '2024-01-31', '2024-02-29', '2024-03-01'] as never,
  closes: Float64Array.of(1, 1, 100, 100, 200, 100, 200, 100),
};

it('tells what it traded and what that cost, so that the weights after it are the target', () => {
  const rule = { kind: equalWeight, params: {}, prices: PRICES };
  const [first, second] = [...simulate(rule, { decisionRows: [1, 2], costRate: 0.1 })].map(({ decision }) => decision!);
  // V' = 1 − 0.1 V'
  expect(first).toEqual({
    weights: Float64Array.of(0.5, 0.5),
    turnover: expect.closeTo(1 / 1.1, 12) as number,
    cost: expect.closeTo(1 - 1 / 1.1, 12) as number,
  });
  // A is 2/3 and B 1/3: what is sold of one is bought of the other, less the cost, so 1/3 is traded in all.
  expect(second!.turnover).toBeCloseTo(1 / 3, 12);
  expect(second!.cost).toBeCloseTo(1 / 30, 12);
});

it('holds on what it has where nothing can be decided, and says why', () => {
  const failing: StrategyKind = {
    ...equalWeight,
    targets: (view, params) => {
      if (view.asOf > '2024-02-01') throw new QuantError('infeasible', 'no');
      return equalWeight.targets(view, params);
    },
  };
  const [, second] = [...simulate({ kind: failing, params: {}, prices: PRICES }, { decisionRows: [1, 2] })];
  expect(second).toMatchObject({ failure: { code: 'infeasible' }, days: [{ date: '2024-03-01', value: 0 }] });
  expect(second).not.toHaveProperty('decision');
});

it('does not swallow a defect', () => {
  const broken: StrategyKind = {
    ...equalWeight,
    targets: () => {
      throw new TypeError('broken');
    },
  };
  expect(() => [...simulate({ kind: broken, params: {}, prices: PRICES }, { decisionRows: [1] })]).toThrow('broken');
});

it.each(REBALANCE_PERIODS)('decides %s on what was known by then, whatever prices follow', (period) => {
  const prices = pricePaths({ symbols: ['A', 'B', 'C'], days: 160, seed: 9 });
  const decisionRows = lastRowsOfPeriods(prices.dates, period).filter((row) => row > 30);
  const decide = (of: PriceMatrix) => {
    const rule = { kind: inverseVolatility, params: { lookback_days: 20 }, prices: of };
    return [...simulate(rule, { decisionRows, costRate: 0.002 })];
  };
  const known = decide(prices);
  const some = [...decisionRows.entries()].filter(([i]) => i % Math.ceil(decisionRows.length / 10) === 0);
  for (const [i, row] of some) {
    const closes = prices.closes.map((close, at) => (at < (row + 1) * 3 ? close : close * (1 + (at % 7))));
    expect(
      decide({ ...prices, closes })
        .slice(0, i + 1)
        .map(({ decision }) => decision),
    ).toEqual(known.slice(0, i + 1).map(({ decision }) => decision));
  }
});
