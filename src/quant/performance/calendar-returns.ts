import { assertDates } from './iso-dates.js';
import { assertCompoundable } from './returns-series.js';

export interface PeriodReturn {
  /** `2019`, or `2019-03`. */
  readonly period: string;
  /** Compounded over the returns of the period, not annualised. */
  readonly value: number;
}

const LETTERS = { year: 4, month: 7 } as const;

/**
 * Simple returns compounded by calendar year or month, in order of time; `dates` are the days on which the returns end. A year
 * or month of which only a part is there has the return of that part. Throws `invalid_input` for dates that are not as many
 * or not ascending, and for a return that is not finite or below −1.
 */
export function calendarReturns(
  dates: readonly string[],
  returns: ArrayLike<number>,
  by: 'year' | 'month',
): PeriodReturn[] {
  assertCompoundable(returns, { atLeast: 0 });
  assertDates(dates, returns.length);
  const growth = new Map<string, number>();
  dates.forEach((date, t) => {
    const period = date.slice(0, LETTERS[by]);
    growth.set(period, (growth.get(period) ?? 1) * (1 + returns[t]!));
  });
  return Array.from(growth, ([period, value]) => ({ period, value: value - 1 }));
}
