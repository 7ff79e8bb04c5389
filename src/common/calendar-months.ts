import { DateTime } from 'luxon';
import type { TradingDate } from './trading-date.js';

/** The same day of an earlier month, or its last where that month is shorter: 2024-03-31 less one month is 2024-02-29. */
export function monthsBefore(date: TradingDate, months: number): TradingDate {
  return DateTime.fromISO(date, { zone: 'utc' }).minus({ months }).toFormat('yyyy-MM-dd') as TradingDate;
}
