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

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Zone arithmetic is slow and whole histories pass through it: what was computed is kept, up to a size. */
const offsetsByHour = new Map<number, number>();
const instantsByWallTime = new Map<string, number>();
const MOST_KEPT = 50_000;

/** The New York date of an instant. */
export function tradingDateOf(instantMs: number): TradingDate {
  // The clocks change on the hour, so the offset is the same all through one.
  const hour = Math.floor(instantMs / HOUR_MS);
  const offsetMs = kept(offsetsByHour, hour, () => {
    return DateTime.fromMillis(hour * HOUR_MS, { zone: MARKET_ZONE }).offset * MINUTE_MS;
  });
  return DateTime.fromMillis(instantMs + offsetMs, { zone: 'utc' }).toISODate() as TradingDate;
}

/** The instant of a New York wall time, e.g. `instantOf(date, '09:30')`. */
export function instantOf(date: TradingDate, time: string): number {
  const wallTime = `${date}T${time}`;
  return kept(instantsByWallTime, wallTime, () => DateTime.fromISO(wallTime, { zone: MARKET_ZONE }).toMillis());
}

function kept<K>(known: Map<K, number>, key: K, compute: () => number): number {
  let value = known.get(key);
  if (value === undefined) {
    if (known.size >= MOST_KEPT) known.clear();
    value = compute();
    known.set(key, value);
  }
  return value;
}

export function addDays(date: TradingDate, days: number): TradingDate {
  return DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd') as TradingDate;
}
