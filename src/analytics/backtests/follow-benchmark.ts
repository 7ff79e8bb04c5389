import type { TradingDate } from '../../common/trading-date.js';
import { QuantError } from '../../quant/quant-error.js';

export interface BenchmarkCloses {
  symbol: string;
  /** Ascending, each with a close. */
  dates: readonly TradingDate[];
  closes: Float64Array;
}

/** Its last close on each of the days. Throws `insufficient_data` where it has none yet on the first. */
export function followBenchmark({ symbol, dates, closes }: BenchmarkCloses, days: readonly TradingDate[]): number[] {
  let next = 0;
  return days.map((day) => {
    while (next < dates.length && (dates[next] ?? day) <= day) next++;
    if (next === 0) throw new QuantError('insufficient_data', `the benchmark ${symbol} has no close up to ${day}`);
    return closes[next - 1] ?? Number.NaN;
  });
}
