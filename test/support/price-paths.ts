import { seededRandom } from '../../src/common/random.js';
import { addDays, tradingDate, type TradingDate } from '../../src/common/trading-date.js';
import type { PriceMatrix } from '../../src/market/price-matrix.js';

export interface PathOptions {
  symbols: readonly string[];
  days: number;
  seed: number;
  start?: string;
}

/** Random walks whose volatility grows with the column; every weekday is a session. */
export function pricePaths({ symbols, days, seed, start = '2020-01-01' }: PathOptions): PriceMatrix {
  const random = seededRandom(seed);
  const closes = new Float64Array(days * symbols.length);
  for (let i = 0; i < closes.length; i++) {
    const column = i % symbols.length;
    const before = i < symbols.length ? 100 : closes[i - symbols.length]!;
    closes[i] = before * (1 + (random.next() - 0.49) * 0.01 * (1 + column));
  }
  return { symbols, dates: weekdays(start, days), closes };
}

function weekdays(start: string, count: number): TradingDate[] {
  const dates: TradingDate[] = [];
  for (let date = tradingDate(start); dates.length < count; date = addDays(date, 1)) {
    const day = new Date(date).getUTCDay();
    if (day !== 0 && day !== 6) dates.push(date);
  }
  return dates;
}
