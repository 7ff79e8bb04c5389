import fc from 'fast-check';
import { zeros } from '../linalg/matrix.js';
import { sum } from '../linalg/vector.js';
import type { Constraints } from '../constraints/constraints.js';
import type { Params } from '../params.js';
import { optimize, type Allocation } from './optimize.js';

function run(method: string, symbols: string[], params: Params, constraints: Constraints = {}): Allocation {
  const covariance = zeros(symbols.length, symbols.length);
  symbols.forEach((_, i) => (covariance.data[i * symbols.length + i] = 0.04));
  return optimize({ method, symbols, covariance, params, constraints });
}

const SYMBOLS = ['A', 'B', 'C', 'D'];
const BASE = { A: 0.4, B: 0.3, C: 0.2, D: 0.1 };

describe('tactical tilt', () => {
  it('finances the tilts by all symbols alike where nothing binds', () => {
    const { weights } = run('tactical_tilt', SYMBOLS, { base: BASE, tilts: { A: 0.04, B: -0.02 }, strength: 2 });
    // The mean of 0.08, −0.04, 0, 0 is 0.01.
    [0.47, 0.25, 0.19, 0.09].forEach((weight, i) => {
      expect(weights[i]).toBeCloseTo(weight, 14);
    });
  });

  it('is the base without a tilt, and equal weights without a base', () => {
    const same = run('tactical_tilt', SYMBOLS, { base: BASE, tilts: {} });
    Object.values(BASE).forEach((weight, i) => {
      expect(same.weights[i]).toBeCloseTo(weight, 14);
    });
    expect(same.diagnostics.values?.['active_share']).toBeCloseTo(0, 14);
    expect([...run('tactical_tilt', SYMBOLS, { tilts: {} }).weights]).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  it('keeps every limit and is nearer to what is wanted than any other portfolio that does', () => {
    const numbers = (min: number, max: number) =>
      fc.array(fc.double({ min, max, noNaN: true }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(numbers(-1, 1), numbers(0, 1), fc.double({ min: 0.05, max: 0.3, noNaN: true }), (...given) => {
        const [signals, other, maxTilt] = given;
        const tilts = Object.fromEntries(SYMBOLS.map((symbol, i) => [symbol, signals[i]!]));
        const groups = [{ name: 'g', symbols: ['A', 'B'], max: 0.72 }];
        const params = { base: BASE, tilts, max_tilt: maxTilt };
        const { weights, diagnostics } = run('tactical_tilt', SYMBOLS, params, { maxWeight: 0.5, groups });
        const base = Object.values(BASE);
        const wanted = base.map((weight, i) => weight + signals[i]!);
        expect(sum(weights)).toBeCloseTo(1, 12);
        expect(weights[0]! + weights[1]!).toBeLessThanOrEqual(0.72 + 1e-12);
        weights.forEach((weight, i) => {
          expect(Math.abs(weight - base[i]!)).toBeLessThanOrEqual(maxTilt + 1e-12);
        });
        const distance = Math.hypot(...weights.map((weight, i) => weight - wanted[i]!));
        expect(diagnostics.values?.['distance']).toBeCloseTo(distance, 12);
        // Towards another portfolio that keeps the limits: the base moved a little.
        const mean = other.reduce((a, b) => a + b, 0) / 4;
        const aim = base.map((weight, i) => weight + 0.02 * (other[i]! - mean));
        for (const step of [1e-4, 0.1, 1]) {
          const moved = weights.map((weight, i) => weight + step * (aim[i]! - weight));
          if (moved[0]! + moved[1]! > 0.72 || moved.some((weight) => weight > 0.5)) continue;
          expect(Math.hypot(...moved.map((weight, i) => weight - wanted[i]!))).toBeGreaterThanOrEqual(distance - 1e-12);
        }
      }),
    );
  });

  it('does not depend on the order of the symbols', () => {
    const params = { base: BASE, tilts: { A: 0.3, C: -0.4 }, max_tilt: 0.1 };
    const straight = run('tactical_tilt', SYMBOLS, params, { maxWeight: 0.45 }).weights;
    const turned = run('tactical_tilt', [...SYMBOLS].reverse(), params, { maxWeight: 0.45 }).weights;
    straight.forEach((weight, i) => {
      expect(turned[3 - i]).toBeCloseTo(weight, 13);
    });
  });

  it.each<[string, Params, Constraints, RegExp]>([
    ['a stranger among the tilts', { tilts: { X: 1 } }, {}, /tactical_tilt\.tilts names X/],
    ['a stranger in the base', { base: { X: 1 }, tilts: {} }, {}, /tactical_tilt\.base names X/],
    [
      'a base out of reach',
      { base: BASE, tilts: {}, max_tilt: 0.05 },
      { maxWeight: 0.3 },
      /max_tilt is 0\.05 and the base weight of A is 0\.4; the constraints allow 0 to 0\.3/,
    ],
    ['caps below the budget', { tilts: {} }, { maxWeight: 0.2 }, /exclude every portfolio: max_weight, budget/],
  ])('refuses %s', (_what, params, constraints, message) => {
    expect(() => run('tactical_tilt', SYMBOLS, params, constraints)).toThrow(message);
  });
});

describe('fixed weights', () => {
  it('are what was given', () => {
    expect([...run('fixed', SYMBOLS, { weights: { B: 0.6, D: 0.4 } }).weights]).toEqual([0, 0.6, 0, 0.4]);
  });

  it.each<[string, Params, Constraints, RegExp]>([
    ['a sum that is not the budget', { weights: { A: 0.9 } }, {}, /budget = 0\.9; it cannot keep 1 to 1/],
    ['a cap that they break', { weights: BASE }, { maxWeight: 0.35 }, /weight\(A\) = 0\.4/],
    ['a stranger', { weights: { X: 1 } }, {}, /fixed\.weights names X/],
    ['none', {}, {}, /fixed\.weights must be an object/],
  ])('refuse %s', (_what, params, constraints, message) => {
    expect(() => run('fixed', SYMBOLS, params, constraints)).toThrow(message);
  });
});
