import type { MarketView } from './strategy-kind.js';

/** How the symbols that a rule chose may be weighted. */
export const TOP_WEIGHTINGS = ['equal_weight', 'inverse_volatility'] as const;

/** Equal scores go by the name of the symbol, so that the order of the universe does not matter. */
export function topColumns(symbols: readonly string[], scores: Float64Array, n: number): number[] {
  const better = (a: number, b: number): number =>
    (scores[b] ?? 0) - (scores[a] ?? 0) || ((symbols[a] ?? '') < (symbols[b] ?? '') ? -1 : 1);
  return symbols
    .map((_, i) => i)
    .sort(better)
    .slice(0, n)
    .sort((a, b) => a - b);
}

/** The view of some of its symbols. */
export function onlyColumns(view: MarketView, columns: readonly number[]): MarketView {
  const n = view.symbols.length;
  return {
    ...view,
    symbols: columns.map((column) => view.symbols[column] ?? ''),
    closes: Float64Array.from(
      { length: view.dates.length * columns.length },
      (_, i) => view.closes[Math.floor(i / columns.length) * n + (columns[i % columns.length] ?? 0)] ?? Number.NaN,
    ),
  };
}
