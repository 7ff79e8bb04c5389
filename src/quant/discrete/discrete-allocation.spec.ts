import fc from 'fast-check';
import { sum } from '../linalg/vector.js';
import { allocateDiscrete, type DiscreteRequest } from './discrete-allocation.js';
import { fewestMissingLots } from './fewest-missing-lots.js';

/** 1 to 4 symbols with weights that sum to 1, prices in whole units. */
const requestArbitrary: fc.Arbitrary<Omit<DiscreteRequest, 'method'>> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 300 })), { minLength: 1, maxLength: 4 })
  .filter((assets) => assets.some(([part]) => part > 0))
  .chain((assets) => fc.tuple(fc.constant(assets), fc.integer({ min: 1, max: 1000 })))
  .map(([assets, capital]) => {
    const total = sum(assets.map(([part]) => part));
    return {
      symbols: assets.map((_, i) => `S${i}`),
      weights: Float64Array.from(assets, ([part]) => part / total),
      prices: Float64Array.from(assets, ([, price]) => price),
      capital,
    };
  });

function objectiveOf({ weights, prices, capital }: Omit<DiscreteRequest, 'method'>, lots: ArrayLike<number>): number {
  const values = [...prices].map((price, i) => lots[i]! * price);
  return sum(values.map((value, i) => Math.abs(weights[i]! * capital - value))) + capital - sum(values);
}

/** Every choice of whole lots that the capital pays. */
function* choices(prices: readonly number[], capital: number): Generator<number[]> {
  const [price, ...others] = prices;
  if (price === undefined) {
    yield [];
    return;
  }
  for (let count = 0; count * price <= capital; count++) {
    for (const rest of choices(others, capital - count * price)) yield [count, ...rest];
  }
}

describe('lp', () => {
  it('is the best of all choices, within the capital', () => {
    const small = requestArbitrary.filter(({ prices, capital }) => {
      return prices.reduce((total, price) => total * (1 + capital / price), 1) < 50_000;
    });
    fc.assert(
      fc.property(small, (request) => {
        const { lots, objective, gap } = allocateDiscrete({ ...request, method: 'lp' });
        let best = Infinity;
        for (const other of choices([...request.prices], request.capital)) {
          best = Math.min(best, objectiveOf(request, other));
        }
        expect(objective).toBeCloseTo(best, 8);
        expect(objectiveOf(request, lots)).toBeCloseTo(objective, 8);
        expect(gap).toBe(0);
      }),
    );
  });

  it('says how far from the best it can be when the search is cut short', () => {
    const names = Array.from({ length: 30 }, (_, i) => `S${i}`);
    const problem = {
      names,
      targets: Float64Array.from(names, (_, i) => 1000 + 37 * Math.sin(i)),
      prices: Float64Array.from(names, (_, i) => 300 + 211 * Math.cos(3 * i)),
    };
    const limit = sum(problem.targets);
    const long = fewestMissingLots({ ...problem, limit });
    for (const most of [1, 10, 1000]) {
      const cut = fewestMissingLots({ ...problem, limit }, most);
      expect(cut.nodes).toBeLessThanOrEqual(most);
      expect(cut.bound).toBeLessThanOrEqual(long.shortfall);
      expect(cut.shortfall).toBeGreaterThanOrEqual(long.shortfall);
    }
    expect(long.bound).toBeGreaterThan(0);
  });
});

describe.each(['lp', 'greedy'] as const)('%s', (method) => {
  it('gives whole lots, no more than one above a target, within the capital', () => {
    fc.assert(
      fc.property(requestArbitrary, (request) => {
        const { lots } = allocateDiscrete({ ...request, method });
        lots.forEach((count, i) => {
          expect(Number.isSafeInteger(count) && count >= 0).toBe(true);
          const target = request.weights[i]! * request.capital;
          expect(count * request.prices[i]!).toBeLessThan(target + request.prices[i]! + 1e-9);
        });
        expect(sum(lots.map((count, i) => count * request.prices[i]!))).toBeLessThanOrEqual(request.capital);
      }),
    );
  });

  it('does not depend on the order of the symbols', () => {
    fc.assert(
      fc.property(requestArbitrary, (request) => {
        const straight = allocateDiscrete({ ...request, method }).lots;
        const turned = allocateDiscrete({
          ...{ method, capital: request.capital, symbols: [...request.symbols].reverse() },
          weights: request.weights.slice().reverse(),
          prices: request.prices.slice().reverse(),
        }).lots;
        expect([...turned].reverse()).toEqual([...straight]);
      }),
    );
  });

  it('holds what fits exactly', () => {
    const request = { symbols: ['A', 'B'], weights: Float64Array.of(0.29, 0.71), prices: Float64Array.of(1, 1) };
    expect([...allocateDiscrete({ ...request, capital: 100, method }).lots]).toEqual([29, 71]);
  });

  it('rounds short positions apart from long ones', () => {
    const { lots } = allocateDiscrete({
      ...{ symbols: ['A', 'B', 'C'], capital: 1000, method },
      weights: Float64Array.of(1.25, -0.25, 0),
      prices: Float64Array.of(100, 60, 5),
    });
    expect([...lots]).toEqual([12, -4, 0]);
  });

  it('leaves in cash what the weights leave', () => {
    const request = { symbols: ['A'], weights: Float64Array.of(0.55), prices: Float64Array.of(10), capital: 100 };
    expect([...allocateDiscrete({ ...request, method }).lots]).toEqual([5]);
  });
});

it.each<[string, Partial<DiscreteRequest>, RegExp]>([
  ['a price of zero', { prices: Float64Array.of(0) }, /prices\.A is 0/],
  ['a negative price', { prices: Float64Array.of(-1) }, /prices\.A is -1/],
  ['a price that is missing', { prices: Float64Array.of(NaN) }, /prices\.A is NaN/],
  ['no capital', { capital: 0 }, /capital is 0/],
  ['a weight that is no number', { weights: Float64Array.of(Infinity) }, /weights\.A is Infinity/],
  ['weights above 1', { weights: Float64Array.of(1.1) }, /sum to 1\.1/],
  ['more shares than can be counted', { capital: 1e300 }, /too small to count/],
])('refuses %s', (_what, parts, message) => {
  const good: DiscreteRequest = {
    ...{ symbols: ['A'], capital: 100, method: 'lp' },
    weights: Float64Array.of(1),
    prices: Float64Array.of(10),
  };
  expect(() => allocateDiscrete({ ...good, ...parts })).toThrow(message);
});
