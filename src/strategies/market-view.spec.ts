import type { TradingDate } from '../common/trading-date.js';
import type { PriceMatrix } from '../market/price-matrix.js';
import { computeView } from './market-view.js';

const _ = Number.NaN;

function matrix(columns: Record<string, number[]>): PriceMatrix {
  const symbols = Object.keys(columns);
  const length = columns[symbols[0]!]!.length;
  return {
    symbols,
    dates: Array.from({ length }, (_d, i) => `2024-01-${String(i + 1).padStart(2, '0')}` as TradingDate),
    closes: Float64Array.from({ length: length * symbols.length }, (_v, i) => {
      return columns[symbols[i % symbols.length]!]![Math.floor(i / symbols.length)]!;
    }),
  };
}

it('holds the window that ends at the decision row, and nothing after it', () => {
  const seen = computeView(matrix({ A: [1, 2, 3, 4], B: [5, 6, 7, 8] }), { lastRow: 2, length: 2 });
  expect(seen?.view).toEqual({
    asOf: '2024-01-03',
    symbols: ['A', 'B'],
    dates: ['2024-01-02', '2024-01-03'],
    closes: Float64Array.of(2, 6, 3, 7),
  });
});

it('does not exist before there are enough dates', () => {
  expect(computeView(matrix({ A: [1, 2, 3] }), { lastRow: 1, length: 3 })).toBeUndefined();
});

it('carries the last close over short gaps, also from before the window, and counts it', () => {
  const seen = computeView(matrix({ A: [1, 2, 3, 4], B: [9, _, _, 8] }), { lastRow: 3, length: 2 });
  expect([...seen!.view.closes]).toEqual([3, 9, 4, 8]);
  expect(seen!.carried).toEqual({ B: 1 });
});

it('leaves out symbols with long gaps, late listings and no bars, and says so', () => {
  const seen = computeView(
    matrix({
      GOOD: [1, 1, 1, 1, 1, 1, 1, 1],
      GONE: [1, 1, _, _, _, _, _, _],
      YOUNG: [_, _, _, _, _, _, _, 1],
      NONE: [_, _, _, _, _, _, _, _],
    }),
    { lastRow: 7, length: 7 },
  );
  expect(seen!.view.symbols).toEqual(['GOOD']);
  expect(seen!.excluded).toEqual({ GONE: 'gap_too_long', YOUNG: 'history_too_short', NONE: 'no_bars' });
});
