import { remainingConstraints } from './remaining-constraints.js';

const SPLIT = { fixed: { OLD: 0.2, GONE: 0 }, free: ['A', 'B'], current: { OLD: 0.1, GONE: 0.3, A: 0.6 } };

it('takes what the fixed weights take off the budget and off every limit that counts them', () => {
  expect(
    remainingConstraints(
      {
        ...{ min_weight: { A: 0.1, OLD: 0.1 }, max_weight: 0.7, l2: 0.01, gross_max: 1.5, max_positions: 2 },
        groups: [
          { name: 'mixed', symbols: ['A', 'OLD'], min: 0.3, max: 0.5 },
          { name: 'fixed', symbols: ['OLD'], max: 0.1 },
        ],
        linear: [{ name: 'beta', coefficients: { OLD: 2, B: 1 }, max: 1 }],
        turnover: { max: 0.9 },
        costs: { linear: { A: 0.001, OLD: 0.002 } },
        tracking_error: { benchmark_weights: { A: 0.5, OLD: 0.5 }, max: 0.1 },
      },
      SPLIT,
    ),
  ).toEqual({
    ...{ budget: 0.8, min_weight: { A: 0.1 }, max_weight: 0.7, l2: 0.01, gross_max: 1.3, max_positions: 1 },
    groups: [{ name: 'mixed', symbols: ['A'], min: expect.closeTo(0.1, 12) as number, max: 0.3 }],
    linear: [{ name: 'beta', coefficients: { B: 1 }, max: 0.6 }],
    turnover: { from: { A: 0.6 }, max: 0.5 },
    costs: { from: { A: 0.6 }, linear: { A: 0.001 } },
    tracking_error: { benchmark_weights: { A: 0.5 }, max: 0.1 },
  });
});

it('has no turnover to limit where nothing is held, unless it says from what', () => {
  const nothing = { fixed: {}, free: ['A'], current: {} };
  expect(remainingConstraints({ turnover: { max: 0.1 } }, nothing)).toEqual({ budget: 1 });
  const given = { turnover: { from: { A: 1 }, max: 0.1 } };
  expect(remainingConstraints(given, nothing)).toEqual({ budget: 1, ...given });
});

it.each([
  [{ turnover: { max: 0.3 } }, /turnover\.max is 0\.3, and the weights that are fixed take 0\.4/],
  [{ gross_max: 0.1 }, /gross_max is 0\.1, and the weights that are fixed take 0\.2/],
])('refuses %j, which the fixed weights break alone', (constraints, message) => {
  expect(() => remainingConstraints(constraints, SPLIT)).toThrow(message);
});
