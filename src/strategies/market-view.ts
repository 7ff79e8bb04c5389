import type { PriceMatrix } from '../market/price-matrix.js';
import type { MarketView } from './kinds/strategy-kind.js';

/**
 * Missing data, the rule: the sessions of a view are the dates on which any symbol of its universe has a bar. A symbol
 * without a bar on a session carries its last close for at most this many sessions in a row (a holiday of one exchange, a
 * halt); with a longer gap, or without a close at the beginning of the window, it is left out of the view.
 */
export const LONGEST_GAP_SESSIONS = 5;

export interface ViewWithGaps {
  view: MarketView;
  /** Symbols that are left out, and why. */
  excluded: Record<string, 'no_bars' | 'history_too_short' | 'gap_too_long'>;
  /** Symbols with carried closes, and how many. */
  carried: Record<string, number>;
}

export interface ViewWindow {
  /** Row of the matrix that is the decision time: nothing after it is looked at. */
  lastRow: number;
  /** Number of closes in the view. */
  length: number;
}

type Exclusion = ViewWithGaps['excluded'][string];

/** The view of the window; undefined when the matrix does not hold so many dates up to `lastRow`. */
export function computeView(prices: PriceMatrix, { lastRow, length }: ViewWindow): ViewWithGaps | undefined {
  const firstRow = lastRow - length + 1;
  const asOf = prices.dates[lastRow];
  if (firstRow < 0 || asOf === undefined) return undefined;
  const excluded: Record<string, Exclusion> = {};
  const carried: Record<string, number> = {};
  const columns: { symbol: string; column: number; closes: Float64Array }[] = [];
  prices.symbols.forEach((symbol, column) => {
    const filled = fill(prices, column, { lastRow, length });
    if (typeof filled === 'string') {
      excluded[symbol] = filled;
      return;
    }
    columns.push({ symbol, column, closes: filled.closes });
    if (filled.carried > 0) carried[symbol] = filled.carried;
  });
  const closes = new Float64Array(length * columns.length);
  columns.forEach((column, j) => {
    column.closes.forEach((close, i) => (closes[i * columns.length + j] = close));
  });
  const dates = prices.dates.slice(firstRow, lastRow + 1);
  const view = { asOf, symbols: columns.map(({ symbol }) => symbol), dates, closes };
  const { scores } = prices;
  if (scores === undefined) return { view, excluded, carried };
  const known = columns.map(({ column }) => scores[lastRow * prices.symbols.length + column] ?? Number.NaN);
  return { view: { ...view, scores: Float64Array.from(known) }, excluded, carried };
}

function fill(
  { symbols, closes }: PriceMatrix,
  column: number,
  { lastRow, length }: ViewWindow,
): { closes: Float64Array; carried: number } | Exclusion {
  const at = (row: number): number => closes[row * symbols.length + column] ?? Number.NaN;
  const firstRow = lastRow - length + 1;
  const filled = new Float64Array(length);
  let last = Number.NaN;
  let gap = 0;
  let carried = 0;
  for (let row = Math.max(0, firstRow - LONGEST_GAP_SESSIONS); row <= lastRow; row++) {
    const close = at(row);
    gap = Number.isNaN(close) ? gap + 1 : 0;
    if (gap === 0) last = close;
    if (row < firstRow) continue;
    if (Number.isNaN(last)) return hasBars(at, lastRow) ? 'history_too_short' : 'no_bars';
    if (gap > LONGEST_GAP_SESSIONS) return 'gap_too_long';
    if (gap > 0) carried += 1;
    filled[row - firstRow] = last;
  }
  return { closes: filled, carried };
}

function hasBars(at: (row: number) => number, lastRow: number): boolean {
  for (let row = lastRow; row >= 0; row--) if (!Number.isNaN(at(row))) return true;
  return false;
}
