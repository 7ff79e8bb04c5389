import fc from 'fast-check';
import { matrixFromRows } from '../linalg/matrix.js';
import { backtestFixedWeights, type BacktestInput } from './fixed-weight-backtest.js';
import { firstRowsOfMonths } from './rebalance-rows.js';

const HALVES = Float64Array.of(0.5, 0.5);
const GIVEN: BacktestInput = {
  prices: matrixFromRows('prices', [
    [10, 20],
    [20, 20],
    [20, 10],
  ]),
  weights: HALVES,
  rebalanceRows: [0],
  capital: 100,
};

function expectValues(actual: ArrayLike<number>, expected: number[]): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, row) => {
    expect(actual[row]).toBeCloseTo(value, 10);
  });
}

describe('backtestFixedWeights', () => {
  it('buys and drifts', () => {
    const { values, returns, rebalances, totalCosts } = backtestFixedWeights(GIVEN);
    expect([...values]).toEqual([100, 150, 125]);
    expectValues(returns, [0.5, -1 / 6]);
    expect(rebalances).toEqual([{ row: 0, turnover: 1, cost: 0 }]);
    expect(totalCosts).toBe(0);
  });

  it('trades back to its weights', () => {
    // At 150 it holds 100 and 50, sells 25 of one for the other; of 75 and 75 the second then halves.
    const { values, rebalances } = backtestFixedWeights({ ...GIVEN, rebalanceRows: [0, 1] });
    expectValues(values, [100, 150, 112.5]);
    expect(rebalances[1]!.turnover).toBeCloseTo(1 / 3, 14);
  });

  it('pays for its trades out of itself', () => {
    const { values, rebalances, totalCosts } = backtestFixedWeights({ ...GIVEN, rebalanceRows: [0, 1], costRate: 0.1 });
    const bought = 100 / 1.1;
    // Of 1.5 times that it trades a third and keeps 145/150, as half of it is in each.
    expectValues(values, [bought, bought * 1.45, bought * 1.45 * 0.75]);
    expect(rebalances[0]!.turnover).toBeCloseTo(1 / 1.1, 13);
    expect(rebalances[1]!.turnover).toBeCloseTo(1 / 3, 13);
    expect(totalCosts).toBeCloseTo(100 - bought + bought * 0.05, 11);
  });

  it('keeps in cash what it is not told to invest', () => {
    const { values } = backtestFixedWeights({ ...GIVEN, weights: Float64Array.of(0.5, 0) });
    expectValues(values, [100, 150, 150]);
  });

  it('scales with the capital and does not mind the order of the symbols or the unit of a price', () => {
    const price = fc.integer({ min: 1, max: 200 });
    const rows = fc.array(fc.tuple(price, price, price), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 50 }), (given, thousandths) => {
        const rebalanceRows = given.map((_, row) => row).filter((row) => row % 3 === 0);
        const shared = { rebalanceRows, costRate: thousandths / 1000 };
        const prices = matrixFromRows('prices', given);
        const weights = Float64Array.of(0.5, 0.3, 0.2);
        const { values } = backtestFixedWeights({ ...shared, prices, weights, capital: 1 });
        const turned = matrixFromRows(
          'prices',
          given.map(([a, b, c]) => [c * 7, a, b]),
        );
        const other = { ...shared, prices: turned, weights: Float64Array.of(0.2, 0.5, 0.3), capital: 1000 };
        backtestFixedWeights(other).values.forEach((value, row) => {
          expect(Math.abs(value / 1000 / values[row]! - 1)).toBeLessThan(1e-12);
        });
      }),
    );
  });

  it('stays where it is while prices do', () => {
    const prices = matrixFromRows('prices', [
      [3, 7],
      [3, 7],
      [3, 7],
    ]);
    const { values, rebalances } = backtestFixedWeights({ ...GIVEN, prices, rebalanceRows: [0, 1, 2], costRate: 0.01 });
    expectValues(values, [100 / 1.01, 100 / 1.01, 100 / 1.01]);
    expectValues(
      rebalances.map(({ turnover }) => turnover),
      [1 / 1.01, 0, 0],
    );
  });

  it.each([
    [{ prices: { rows: 2, columns: 2, data: Float64Array.of(1, 2, NaN, 3) } }, 'prices[1][0] is NaN'],
    [{ prices: { rows: 2, columns: 2, data: Float64Array.of(1, 2, 3, 0) } }, 'prices[1][1] is 0: a positive price'],
    [{ weights: Float64Array.of(1) }, 'weights is 1 values: 2 is needed'],
    [{ weights: Float64Array.of(NaN, 1) }, 'weights[0] is NaN'],
    [{ weights: Float64Array.of(0.8, 0.3) }, 'weights is a sum of 1.1: a sum of at most 1'],
    [{ costRate: -0.1 }, 'costRate is -0.1'],
    [{ costRate: 1 }, 'costRate is 1'],
    [{ capital: 0 }, 'capital is 0'],
    [{ capital: NaN }, 'capital is NaN'],
    [{ rebalanceRows: [] }, 'rebalanceRows[0] is undefined: 0, the purchase'],
    [{ rebalanceRows: [1] }, 'rebalanceRows[0] is 1'],
    [{ rebalanceRows: [0, 0] }, 'rebalanceRows[1] is 0: a later row below 3'],
    [{ rebalanceRows: [0, 3] }, 'rebalanceRows[1] is 3'],
    [{ rebalanceRows: [0, 1.5] }, 'rebalanceRows[1] is 1.5'],
  ] as [Partial<BacktestInput>, string][])('refuses %j', (wrong, message) => {
    expect(() => backtestFixedWeights({ ...GIVEN, ...wrong })).toThrow(message);
  });

  it('says when short positions have lost everything', () => {
    const prices = matrixFromRows('prices', [[10], [30]]);
    const short = { ...GIVEN, prices, weights: Float64Array.of(-1) };
    expect(() => backtestFixedWeights(short)).toThrow('at prices[1] nothing is left');
  });
});

it('trades on the first day of each month that there is', () => {
  const dates = ['2019-11-29', '2019-12-02', '2019-12-31', '2020-01-02', '2021-01-04'];
  expect(firstRowsOfMonths(dates)).toEqual([0, 1, 3, 4]);
  expect(firstRowsOfMonths([])).toEqual([]);
  expect(() => firstRowsOfMonths(['2020-01-02', '2020-01-01'])).toThrow('dates[1] is 2020-01-01');
});
