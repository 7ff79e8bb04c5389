import fc from 'fast-check';
import { deepestDrawdowns, drawdownEpisodes, longestDrawdown } from './drawdown-episodes.js';
import { averageDrawdown, calmarRatio, drawdowns, maxDrawdown, ulcerIndex } from './drawdown-series.js';

const returnsArbitrary = fc.array(
  fc.integer({ min: -90, max: 100 }).map((value) => value / 100),
  { minLength: 1, maxLength: 40 },
);

/** Values 1, 1.25, 1, 0.75, 1.25, 1, 2, 1. */
const RETURNS = [0.25, -0.2, -0.25, 2 / 3, -0.2, 1, -0.5];

it('measures from the highest value so far', () => {
  const depths = [0, -0.2, -0.4, 0, -0.2, 0, -0.5];
  drawdowns(RETURNS).forEach((depth, t) => {
    expect(depth).toBeCloseTo(depths[t]!, 14);
  });
  expect(maxDrawdown(RETURNS)).toBe(-0.5);
  expect(averageDrawdown(RETURNS)).toBeCloseTo(-1.3 / 7, 14);
  expect(ulcerIndex(RETURNS)).toBeCloseTo(Math.sqrt(0.49 / 7), 14);
  expect(ulcerIndex(RETURNS, { ddof: 1 })).toBeCloseTo(Math.sqrt(0.49 / 6), 14);
});

it('counts a loss on the first day', () => {
  expect([...drawdowns([-0.25, 0.1])].map((depth) => depth.toFixed(3))).toEqual(['-0.250', '-0.175']);
  expect(maxDrawdown([-0.25])).toBe(-0.25);
  expect(drawdownEpisodes([-0.25])).toEqual([{ depth: -0.25, peak: 0, trough: 1, recovery: null, length: 1 }]);
});

it('tells the falls apart, from the high to its return', () => {
  const episodes = drawdownEpisodes([0.25, -0.2, -0.25, 1, -0.2, 1, -0.5]);
  expect(episodes.map(({ depth, ...rest }) => ({ depth: Number(depth.toFixed(12)), ...rest }))).toEqual([
    { depth: -0.4, peak: 1, trough: 3, recovery: 4, length: 2 },
    { depth: -0.2, peak: 4, trough: 5, recovery: 6, length: 1 },
    { depth: -0.5, peak: 6, trough: 7, recovery: null, length: 1 },
  ]);
});

it('sorts them by depth, of equal ones the earlier first', () => {
  const found = deepestDrawdowns([-0.5, 1, -0.5, 3, -0.75], 2);
  expect(found.map(({ depth, peak }) => [depth, peak])).toEqual([
    [-0.75, 4],
    [-0.5, 0],
  ]);
});

it('has no drawdown, no length and no Calmar ratio where nothing falls', () => {
  expect(drawdownEpisodes([0, 0.1, 0])).toEqual([]);
  expect(longestDrawdown([0, 0.1, 0])).toBe(0);
  expect(maxDrawdown([0, 0.1])).toBe(0);
  expect(calmarRatio([0, 0.1], 252)).toBeNull();
});

it('divides growth a year by the deepest fall', () => {
  expect(calmarRatio([-0.5, 3], 2)).toBeCloseTo(2, 14);
});

it('is the whole in a total loss, from which nothing recovers', () => {
  expect(drawdownEpisodes([0.1, -1, 0.5])).toEqual([{ depth: -1, peak: 1, trough: 2, recovery: null, length: 2 }]);
});

it('agrees with the definition, and its episodes with its series', () => {
  fc.assert(
    fc.property(returnsArbitrary, (returns) => {
      const values = [1];
      for (const value of returns) values.push(values.at(-1)! * (1 + value));
      const depths = values.map((value, t) => value / Math.max(...values.slice(0, t + 1)) - 1);
      expect(maxDrawdown(returns)).toBe(Math.min(...depths));
      const episodes = drawdownEpisodes(returns);
      expect(episodes.reduce((days, { length }) => days + length, 0)).toBe(depths.filter((depth) => depth < 0).length);
      expect(Math.min(0, ...episodes.map(({ depth }) => depth))).toBe(maxDrawdown(returns));
      for (const { depth, peak, trough, recovery } of episodes) {
        expect(depths[peak]).toBe(0);
        expect(depths[trough]).toBe(depth);
        if (recovery !== null) expect(depths[recovery]).toBe(0);
      }
    }),
  );
});
