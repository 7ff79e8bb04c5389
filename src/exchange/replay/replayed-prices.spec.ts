import { decimal } from '../../common/decimal.js';
import { tradingDate } from '../../common/trading-date.js';
import type { StoredBar } from '../store/bar.store.js';
import { splitBars } from './replay-bars.js';
import { pathPrice } from './replayed-prices.js';

const bar = (open: string, close: string, date = '2024-01-02'): StoredBar => ({
  symbol: 'AAA',
  date: tradingDate(date),
  open: decimal(open),
  high: decimal('12'),
  low: decimal('9'),
  close: decimal(close),
  volume: decimal('1000'),
});

describe('the path of a replayed day', () => {
  it.each([
    [0, 10],
    [1 / 6, 9.5],
    [1 / 3, 9],
    [0.5, 10.5],
    [2 / 3, 12],
    [1, 11],
    [1.5, 11],
  ])('that rises is, after %d of the day, at %d', (share, price) => {
    expect(pathPrice(bar('10', '11'), share)).toBeCloseTo(price, 9);
  });

  it('that falls meets its high first', () => {
    expect([0, 1 / 3, 2 / 3, 1].map((share) => pathPrice(bar('11', '10'), share))).toEqual([11, 12, 9, 10]);
  });
});

describe('the first day of a replay', () => {
  const days = (count: number) =>
    Array.from({ length: count }, (_, i) => new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10));

  it.each([
    [2, 1],
    [10, 5],
    [600, 252],
  ])('of %i days has %i before it', (count, before) => {
    const bars = days(count).map((date) => bar('10', '11', date));
    const replay = splitBars([], bars);
    expect(replay.history).toHaveLength(before);
    expect(replay.firstDay).toBe(bars[before]?.date);
    expect(replay.days.size).toBe(count - before);
  });

  it('needs bars', () => {
    expect(() => splitBars([], [bar('10', '11')])).toThrow('no stored bars');
  });
});
