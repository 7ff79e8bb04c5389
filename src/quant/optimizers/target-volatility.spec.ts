import { matrixFromRows } from '../linalg/matrix.js';
import { sum } from '../linalg/vector.js';
import type { Constraints } from '../constraints/constraints.js';
import type { Params } from '../params.js';
import { optimize, type Allocation } from './optimize.js';

const covariance = matrixFromRows('covariance', [
  [0.04, 0.01],
  [0.01, 0.09],
]);

const run = (params: Params, constraints: Constraints = {}, method = 'target_volatility'): Allocation =>
  optimize({
    ...{ method, params, constraints, symbols: ['A', 'B'], covariance },
    expectedReturns: Float64Array.of(0.06, 0.1),
    riskFreeRate: 0.02,
  });

it('holds cash so that weights and cash are the budget, with the Sharpe ratio of what it scales', () => {
  const base = run({}, {}, 'max_sharpe');
  const scaled = run({ target_volatility: 0.05, base: 'max_sharpe' });
  expect(scaled.volatility).toBeCloseTo(0.05, 14);
  expect(sum(scaled.weights) + scaled.cash!).toBeCloseTo(1, 14);
  expect(scaled.sharpe).toBeCloseTo(base.sharpe!, 12);
  expect(scaled.weights[0]! / scaled.weights[1]!).toBeCloseTo(base.weights[0]! / base.weights[1]!, 12);
});

it('borrows up to the leverage that is allowed', () => {
  const { weights, cash, volatility } = run({ target_volatility: 5, max_leverage: 1.2 });
  const base = run({}, {}, 'min_variance');
  expect(sum(weights)).toBeCloseTo(1.2, 14);
  expect(cash).toBeCloseTo(-0.2, 14);
  expect(volatility).toBeCloseTo(1.2 * base.volatility, 14);
});

it('keeps the budget of the constraints', () => {
  const { weights, cash } = run({ target_volatility: 0.05 }, { budget: 0.8 });
  expect(sum(weights) + cash!).toBeCloseTo(0.8, 14);
});

it('scales a portfolio without risk as far as it may', () => {
  const riskless = matrixFromRows('covariance', [[0]]);
  const request = { method: 'target_volatility', symbols: ['A'], covariance: riskless };
  const { weights, cash } = optimize({ ...request, params: { target_volatility: 0.1, max_leverage: 0.5 } });
  expect([weights[0], cash]).toEqual([0.5, 0.5]);
});

it.each<[string, Params, Constraints, RegExp]>([
  [
    'a cap that the leverage breaks',
    { target_volatility: 5, max_leverage: 1.5 },
    { maxWeight: 0.8 },
    /weight\(A\) = 1\.09.*cannot keep 0 to 0\.8/,
  ],
  [
    'a floor that cash breaks',
    { target_volatility: 0.05 },
    { groups: [{ name: 'g', symbols: ['A', 'B'], min: 0.9 }] },
    /group\(g\)/,
  ],
  ['costs, which no longer fit', { target_volatility: 0.05 }, { costs: { from: { A: 1 }, linear: 0.1 } }, /costs/],
  ['a base that needs parameters', { target_volatility: 0.1, base: 'efficient_return' }, {}, /base must be one of/],
  ['itself as its base', { target_volatility: 0.1, base: 'target_volatility' }, {}, /base must be one of/],
])('refuses %s', (_what, params, constraints, message) => {
  expect(() => run(params, constraints)).toThrow(message);
});
