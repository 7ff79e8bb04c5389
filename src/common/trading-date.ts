import { DateTime } from 'luxon';

/** A calendar date in New York, `YYYY-MM-DD`. Strings of this form sort and compare by time. */
export type TradingDate = string & { readonly brand: 'TradingDate' };

export const MARKET_ZONE = 'America/New_York';

const FORM = /^\d{4}-\d{2}-\d{2}$/;

export function isTradingDate(value: string): value is TradingDate {
  return FORM.test(value) && DateTime.fromISO(value, { zone: 'utc' }).isValid;
}

/** Throws RangeError for anything but a real calendar date `YYYY-MM-DD`. */
export function tradingDate(value: string): TradingDate {
  if (!isTradingDate(value)) throw new RangeError(`not a date YYYY-MM-DD: "${value}"`);
  return value;
}

/** The New York date of an instant. */
export function tradingDateOf(instantMs: number): TradingDate {
  return DateTime.fromMillis(instantMs, { zone: MARKET_ZONE }).toFormat('yyyy-MM-dd') as TradingDate;
}

/** The instant of a New York wall time, e.g. `instantOf(date, '09:30')`. */
export function instantOf(date: TradingDate, time: string): number {
  return DateTime.fromISO(`${date}T${time}`, { zone: MARKET_ZONE }).toMillis();
}

export function addDays(date: TradingDate, days: number): TradingDate {
  return DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd') as TradingDate;
}
