import type { TradingDate } from '../../../common/trading-date.js';

/**
 * What a source says of a member on a day: a signal of a symbol, or the return of a factor. `series` is the signal or the
 * data set that the member belongs to; `line` is where the value stood in its file.
 */
export interface DatedValue {
  line: number;
  series: string;
  member: string;
  date: TradingDate;
  value: number;
}

/** The names of signals, factors and data sets: `momentum_12_1`, `Mkt-RF`. */
export const VALUE_NAME = /^[A-Za-z0-9][A-Za-z0-9 _.+/-]{0,63}$/;
