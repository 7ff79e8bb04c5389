import type { TradingDate } from '../common/trading-date.js';
import type { PriceMatrix } from '../market/price-matrix.js';
import type { Params } from '../quant/params.js';
import { QuantError } from '../quant/quant-error.js';
import type { StrategyKind } from './kinds/strategy-kind.js';
import { computeView } from './market-view.js';

export interface DailyReturn {
  date: TradingDate;
  /** Simple return of the day. */
  value: number;
}

/**
 * What the strategy would have returned on stored bars, month by month: at the last session t of a month it decides on
 * data up to t, holds from t + 1 on, and lets the holdings drift until the next decision. No costs. A symbol without a bar
 * returns nothing that day. Yields the days of one holding period at a time, so that a caller can let others run.
 */
export function* walkForward(kind: StrategyKind, params: Params, prices: PriceMatrix): Generator<DailyReturn[]> {
  const decisions = monthEnds(prices.dates);
  const length = kind.historyDays(params);
  let held: Holdings | undefined;
  for (const [i, row] of decisions.entries()) {
    // What cannot be decided anew is held on.
    held = decide({ kind, params, prices }, { row, length, held }) ?? held;
    if (held === undefined) continue;
    yield hold(held, prices, { afterRow: row, upToRow: decisions[i + 1] ?? prices.dates.length - 1 });
  }
}

/** Value per column of the matrix; what is not invested is in `cash`. */
interface Holdings {
  values: Float64Array;
  cash: number;
  lastCloses: Float64Array;
}

/** Rows of the last session of each month; the month that is not over has none. */
function monthEnds(dates: readonly TradingDate[]): number[] {
  const month = (row: number): string | undefined => dates[row]?.slice(0, 7);
  return dates.map((_, row) => row).filter((row) => row + 1 < dates.length && month(row) !== month(row + 1));
}

interface Rule {
  kind: StrategyKind;
  params: Params;
  prices: PriceMatrix;
}

function decide(
  { kind, params, prices }: Rule,
  { row, length, held }: { row: number; length: number; held: Holdings | undefined },
): Holdings | undefined {
  const view = computeView(prices, { lastRow: row, length })?.view;
  if (view === undefined || view.symbols.length === 0) return undefined;
  const before = held && kind.looksAtHeld?.(params) ? { held: weightsOf(held, prices.symbols) } : {};
  const weights = weightsOrNothing(() => kind.targets({ ...view, ...before }, params).weights);
  if (weights === undefined) return undefined;
  const columnOf = new Map(prices.symbols.map((symbol, column) => [symbol, column]));
  const values = new Float64Array(prices.symbols.length);
  const lastCloses = new Float64Array(prices.symbols.length).fill(Number.NaN);
  const lastRowOfView = (view.dates.length - 1) * view.symbols.length;
  view.symbols.forEach((symbol, i) => {
    const column = columnOf.get(symbol) ?? 0;
    values[column] = weights[i] ?? 0;
    lastCloses[column] = view.closes[lastRowOfView + i] ?? Number.NaN;
  });
  return { values, cash: 1 - values.reduce((sum, value) => sum + value, 0), lastCloses };
}

function weightsOrNothing(compute: () => Float64Array): Float64Array | undefined {
  try {
    return compute();
  } catch (error) {
    // What is held must not depend on the time.
    if (error instanceof QuantError && error.code !== 'limit_time') return undefined;
    throw error;
  }
}

function hold(held: Holdings, prices: PriceMatrix, rows: { afterRow: number; upToRow: number }): DailyReturn[] {
  const n = prices.symbols.length;
  const returns: DailyReturn[] = [];
  for (let row = rows.afterRow + 1; row <= rows.upToRow; row++) {
    const before = worthOf(held);
    for (let column = 0; column < n; column++) {
      const close = prices.closes[row * n + column] ?? Number.NaN;
      const last = held.lastCloses[column] ?? Number.NaN;
      if (Number.isNaN(close)) continue;
      if (!Number.isNaN(last)) held.values[column] = ((held.values[column] ?? 0) * close) / last;
      held.lastCloses[column] = close;
    }
    const date = prices.dates[row];
    if (date !== undefined) returns.push({ date, value: worthOf(held) / before - 1 });
  }
  return returns;
}

/** By symbol, what has drifted since it was decided. */
function weightsOf(held: Holdings, symbols: readonly string[]): Record<string, number> {
  const worth = worthOf(held);
  const weights = symbols.map((symbol, column): [string, number] => [symbol, (held.values[column] ?? 0) / worth]);
  return Object.fromEntries(weights.filter(([, weight]) => weight !== 0));
}

function worthOf({ values, cash }: Holdings): number {
  return values.reduce((sum, value) => sum + value, cash);
}
