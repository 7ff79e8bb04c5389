import type { TradingDate } from '../common/trading-date.js';

/** Adjusted closes of some symbols over ascending dates. */
export interface PriceMatrix {
  readonly symbols: readonly string[];
  readonly dates: readonly TradingDate[];
  /** dates × symbols, row by row, US dollars; NaN where a symbol has no bar. */
  readonly closes: Float64Array;
  /** For a rule that goes by a signal: dates × symbols, what was known at each close; NaN where nothing was. */
  readonly scores?: Float64Array;
}
