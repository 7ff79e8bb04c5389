import { tradingDate } from '../common/trading-date.js';
import { scoresOf } from './signals.repository.js';

const DATES = ['2024-01-02', '2024-01-03', '2024-01-05', '2024-02-05'].map(tradingDate);
const PRICES = { symbols: ['A', 'B'], dates: DATES, closes: new Float64Array(8) };

it('knows at each close the last value up to it, as long as it is young enough', () => {
  const rows = [{ symbol: 'B', dates: ['2023-12-30', '2024-01-03', '2024-01-06'].map(tradingDate), values: [1, 2, 3] }];
  const columnB = (maxAgeDays: number) => [...scoresOf(PRICES, rows, maxAgeDays)].filter((_, i) => i % 2 === 1);
  expect(columnB(30)).toEqual([1, 2, 2, 3]);
  expect(columnB(29)).toEqual([1, 2, 2, NaN]);
  expect(columnB(2)).toEqual([NaN, 2, 2, NaN]);
  expect(columnB(0)).toEqual([NaN, 2, NaN, NaN]);
});

it('knows nothing of a symbol without values', () => {
  expect([...scoresOf(PRICES, [], 10)]).toEqual(new Array(8).fill(NaN));
});
