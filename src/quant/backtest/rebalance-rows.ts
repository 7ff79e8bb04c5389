import { assertDates } from '../performance/iso-dates.js';

/**
 * The rows that are the first of their calendar month, row 0 among them: when a monthly rebalancing trades. Throws
 * `invalid_input` naming the first date that is none or not ascending.
 */
export function firstRowsOfMonths(dates: readonly string[]): number[] {
  assertDates(dates, dates.length);
  return Array.from(dates.keys()).filter((t) => t === 0 || monthOf(dates[t]!) !== monthOf(dates[t - 1]!));
}

function monthOf(date: string): string {
  return date.slice(0, 7);
}
