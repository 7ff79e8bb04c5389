import { matrixFromRows } from '../linalg/matrix.js';
import { sum } from '../linalg/vector.js';
import type { Constraints } from '../constraints/constraints.js';
import type { Params } from '../params.js';
import { optimize, type Allocation } from './optimize.js';

const SYMBOLS = ['A', 'B', 'C', 'D'];
/** Per period: A gains, B gains more and stops, C loses, D loses and then gains most. */
const ROWS = [
  [0.01, 0.03, -0.01, -0.02],
  [0.01, 0.03, -0.01, -0.02],
  [0.01, 0.0, -0.01, 0.12],
  [0.01, 0.0, -0.01, 0.0],
];
const VARIANCES = [0.04, 0.16, 0.01, 0.09];

function run(params: Params, constraints: Constraints = {}, order = [0, 1, 2, 3], rows = ROWS): Allocation {
  return optimize({
    method: 'dynamic_momentum',
    symbols: order.map((i) => SYMBOLS[i]!),
    scenarios: matrixFromRows(
      'returns',
      rows.map((row) => order.map((i) => row[i]!)),
    ),
    covariance: matrixFromRows(
      'covariance',
      order.map((i) => order.map((j) => (i === j ? VARIANCES[i]! : 0))),
    ),
    ...{ params, constraints, riskFreeRate: 0.02 },
  });
}

const weightsOf = (params: Params, constraints?: Constraints): number[] =>
  [...run(params, constraints).weights].map((weight) => Number(weight.toFixed(12)));

it('holds the best of the lookback, after what is skipped', () => {
  expect(weightsOf({ top: 1 })).toEqual([0, 0, 0, 1]);
  expect(weightsOf({ top: 1, skip: 2 })).toEqual([0, 1, 0, 0]);
  expect(weightsOf({ top: 1, lookback: 1, skip: 0 })).toEqual([1, 0, 0, 0]);
  expect(run({}).diagnostics.values).toMatchObject({ lookback: 4, held: 2 });
});

it('shares by inverse volatility or equally', () => {
  // D and B: volatilities 0.3 and 0.4.
  expect(weightsOf({})).toEqual([0, Number((3 / 7).toFixed(12)), 0, Number((4 / 7).toFixed(12))]);
  expect(weightsOf({ weighting: 'equal' })).toEqual([0, 0.5, 0, 0.5]);
});

it('leaves the share of a winner that earned nothing in cash', () => {
  const { weights, cash } = run({ top: 4, weighting: 'equal', absolute: true });
  [0.25, 0.25, 0, 0.25].forEach((weight, i) => {
    expect(weights[i]).toBeCloseTo(weight, 12);
  });
  expect(cash).toBeCloseTo(0.25, 14);
  const alone = run({ top: 1, absolute: true, lookback: 1 }, {}, [2]);
  expect([alone.weights[0], alone.cash]).toEqual([0, 1]);
});

it('spreads what a cap leaves over all others alike, with the sum kept', () => {
  const { weights } = run({ top: 1 }, { maxWeight: 0.4 });
  [0.2, 0.2, 0.2, 0.4].forEach((weight, i) => {
    expect(weights[i]).toBeCloseTo(weight, 12);
  });
  const { weights: invested, cash } = run({ top: 4, weighting: 'equal', absolute: true }, { maxWeight: 0.24 });
  expect(sum(invested)).toBeCloseTo(0.75, 12);
  expect(cash).toBeCloseTo(0.25, 14);
});

it('does not depend on the order of the symbols, nor on which of two equals comes first', () => {
  const straight = run({}).weights;
  const turned = run({}, {}, [2, 3, 0, 1]).weights;
  [2, 3, 0, 1].forEach((from, to) => {
    expect(turned[to]).toBeCloseTo(straight[from]!, 14);
  });
  const same = ROWS.map(([a]) => [a!, a!, a!, a!]);
  // Equal returns: the lowest volatility, C.
  for (const order of [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
  ]) {
    const { weights } = run({ top: 1 }, {}, order, same);
    expect(weights[order.indexOf(2)]).toBeCloseTo(1, 14);
  }
});

it('ranks a symbol that lost everything last, whatever it gained later', () => {
  const rows = [[0.01, -1, -0.01, -0.02], ...ROWS.slice(1).map(([a, , c, d]) => [a!, 9, c!, d!])];
  expect(run({ top: 3 }, {}, [0, 1, 2, 3], rows).weights[1]).toBeCloseTo(0, 14);
});

it.each([
  ['a lookback beyond the returns', { lookback: 5 }, /looks back 5 periods, there are 4/],
  ['a skip of all returns', { skip: 4 }, /looks back 5 periods, there are 4/],
])('refuses %s', (_what, params, message) => {
  expect(() => run(params)).toThrow(message);
});

it('needs returns', () => {
  const covariance = matrixFromRows('covariance', [[0.04]]);
  expect(() => optimize({ method: 'dynamic_momentum', symbols: ['A'], covariance })).toThrow(/needs returns or prices/);
});
