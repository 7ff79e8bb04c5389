import fc from 'fast-check';
import { sum } from '../linalg/vector.js';
import { tradeToTarget } from './trade-to-target.js';

const HALVES = Float64Array.of(0.5, 0.5);

it('pays for its own costs', () => {
  // Buying with 100: V' = 100/1.1.
  const bought = tradeToTarget(100, { held: Float64Array.of(0, 0), weights: HALVES, costRate: 0.1 });
  expect(bought.after).toBeCloseTo(100 / 1.1, 12);
  expect(bought.cost).toBeCloseTo(100 - 100 / 1.1, 12);
  // 27.5 sold, 22.5 bought: 50 traded, and 72.5 of each is half of 145.
  const moved = tradeToTarget(150, { held: Float64Array.of(100, 50), weights: HALVES, costRate: 0.1 });
  expect(moved.after).toBeCloseTo(145, 12);
  expect(moved.traded).toBeCloseTo(50, 12);
  expect(moved.cost).toBeCloseTo(5, 12);
});

it('does nothing where nothing is to be done', () => {
  const kept = tradeToTarget(100, { held: Float64Array.of(50, 50), weights: HALVES, costRate: 0.1 });
  expect(kept).toEqual({ after: 100, traded: 0, cost: 0 });
});

it('solves its equation for any holdings, long and short', () => {
  const parts = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: -20, max: 100 })), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(parts, fc.integer({ min: 0, max: 300 }), (given, thousandths) => {
      const held = Float64Array.from(given, ([holding]) => holding);
      const total = sum(given.map(([, part]) => Math.abs(part)));
      const weights = Float64Array.from(given, ([, part]) => (total === 0 ? 0 : part / total));
      const value = sum(held) + 10;
      const costRate = thousandths / 1000;
      const { after, traded, cost } = tradeToTarget(value, { held, weights, costRate });
      expect(after + cost).toBeCloseTo(value, 10);
      expect(traded).toBeCloseTo(sum(held.map((holding, i) => Math.abs(weights[i]! * after - holding))), 10);
      expect(after).toBeLessThanOrEqual(value);
    }),
  );
});

it('refuses costs that take everything', () => {
  const trade = { held: Float64Array.of(-900, 1000), weights: Float64Array.of(0.5, 0.5), costRate: 0.5 };
  expect(() => tradeToTarget(100, trade)).toThrow('a cost rate of 0.5 takes the whole portfolio');
  const geared = { held: Float64Array.of(0, 0), weights: Float64Array.of(-3, 4), costRate: 0.5 };
  expect(tradeToTarget(100, geared).after).toBeCloseTo(100 / 4.5, 12);
});
