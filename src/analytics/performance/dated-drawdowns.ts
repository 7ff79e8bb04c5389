import type { TradingDate } from '../../common/trading-date.js';
import { deepestDrawdowns } from '../../quant/performance/drawdown-episodes.js';

export interface DatedDrawdown {
  /** Fraction < 0. */
  depth: number;
  /** Day of the high; the first day where the fall begins with it. */
  peak: string;
  trough: string;
  recovery: string | null;
}

/** The deepest drawdowns of daily returns, deepest first, with their days. */
export function datedDrawdowns(
  { dates, returns }: { dates: readonly TradingDate[]; returns: readonly number[] },
  count: number,
): DatedDrawdown[] {
  // Place 0 of the values is before the first return.
  const dateAt = (place: number): string => dates[Math.max(0, place - 1)] ?? '';
  return deepestDrawdowns(returns, count).map(({ depth, peak, trough, recovery }) => ({
    depth,
    peak: dateAt(peak),
    trough: dateAt(trough),
    recovery: recovery === null ? null : dateAt(recovery),
  }));
}
