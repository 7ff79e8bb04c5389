import { pricePaths } from '../../test/support/price-paths.js';
import type { PriceMatrix } from '../market/price-matrix.js';
import { equalWeight } from './kinds/equal-weight.kind.js';
import { inverseVolatility } from './kinds/inverse-volatility.kind.js';
import type { StrategyKind } from './kinds/strategy-kind.js';
import { walkForward } from './walk-forward.js';

const daysOf = (prices: PriceMatrix, kind = equalWeight, params = {}) => [...walkForward(kind, params, prices)].flat();

it('decides at the end of a month and earns from the next day on, drifting until the next decision', () => {
  const prices: PriceMatrix = {
    symbols: ['A', 'B'],
    dates: ['2024-01-30', '2024-01-31', '2024-02-01', '2024-02-02', '2024-02-29', '2024-03-01'] as never,
    closes: Float64Array.of(1, 1, 100, 100, 110, 100, 121, 100, 121, 100, 121, 200),
  };
  const days = daysOf(prices);
  expect(days.map(({ date }) => date)).toEqual(['2024-02-01', '2024-02-02', '2024-02-29', '2024-03-01']);
  // Day 1: half of 10 %. Day 2: A has drifted to 0.55 of 1.05. Then equal again, and B doubles.
  [0.05, 0.055 / 1.05, 0, 0.5].forEach((value, i) => {
    expect(days[i]!.value).toBeCloseTo(value, 12);
  });
});

it('takes a missing bar for a day without return and catches up with the next', () => {
  const prices: PriceMatrix = {
    symbols: ['A', 'B'],
    dates: ['2024-01-31', '2024-02-01', '2024-02-02'] as never,
    closes: Float64Array.of(100, 100, 100, Number.NaN, 100, 120),
  };
  const days = daysOf(prices);
  expect(days.map(({ value }) => value)).toEqual([0, expect.closeTo(0.1, 12)]);
});

it('begins when the first window is complete', () => {
  const prices = pricePaths({ symbols: ['A', 'B'], days: 100, seed: 3 });
  const days = daysOf(prices, inverseVolatility, { lookback_days: 30 });
  expect(days[0]!.date > prices.dates[30]!).toBe(true);
  expect(days.at(-1)!.date).toBe(prices.dates.at(-1));
});

it('never looks ahead: returns up to a day do not depend on later prices', () => {
  const prices = pricePaths({ symbols: ['A', 'B', 'C'], days: 200, seed: 4 });
  const params = { lookback_days: 30 };
  const all = daysOf(prices, inverseVolatility, params);
  // Every day of a month and more, so also the day after a decision.
  for (let cut = 120; cut < 150; cut++) {
    const closes = prices.closes.map((close, i) => (i < cut * 3 ? close : close * (1 + (i % 5))));
    const before = (days: ReturnType<typeof daysOf>) => days.filter(({ date }) => date <= prices.dates[cut]!);
    const known = before(all).slice(0, -1);
    const changed = before(daysOf({ ...prices, closes }, inverseVolatility, params));
    expect(known.length).toBeGreaterThan(50);
    expect(changed.slice(0, -1)).toEqual(known);
    // The day of the change itself: known weights times changed prices.
    expect(changed.at(-1)!.value).not.toBe(before(all).at(-1)!.value);
  }
});

it('weights chosen at a month end do not know the next day', () => {
  // B is calm up to the decision and jumps the day after: who looked ahead would hold less of it.
  const days = 45;
  const { dates } = pricePaths({ symbols: ['A'], days, seed: 1, start: '2024-01-01' });
  const decision = dates.findIndex((date) => date >= '2024-02-29');
  const closes = Float64Array.from({ length: days * 2 }, (_, i) => {
    const row = Math.floor(i / 2);
    return i % 2 === 0 ? 100 + (row % 2) : row <= decision ? 100 + (row % 2) : 200;
  });
  const result = daysOf({ symbols: ['A', 'B'], dates, closes }, inverseVolatility, { lookback_days: 20 });
  const next = result.find(({ date }) => date === dates[decision + 1])!;
  const [a, b] = [closes[(decision + 1) * 2]! / closes[decision * 2]!, 200 / closes[decision * 2 + 1]!];
  expect(next.value).toBeCloseTo((a + b) / 2 - 1, 12);
});

it('tells a kind that looks at it what the holdings have drifted to', () => {
  const prices: PriceMatrix = {
    symbols: ['A', 'B'],
    dates: ['2024-01-31', '2024-02-29', '2024-03-28', '2024-04-01'] as never,
    closes: Float64Array.of(100, 100, 300, 100, 300, 100, 300, 100),
  };
  const seen: unknown[] = [];
  const curious = (looksAtHeld: boolean): StrategyKind => ({
    ...equalWeight,
    looksAtHeld: () => looksAtHeld,
    targets: (view, params) => {
      seen.push(view.held);
      return equalWeight.targets(view, params);
    },
  });
  daysOf(prices, curious(true));
  expect(seen).toEqual([undefined, { A: 0.75, B: 0.25 }, { A: 0.5, B: 0.5 }]);
  seen.length = 0;
  daysOf(prices, curious(false));
  expect(seen).toEqual([undefined, undefined, undefined]);
});
