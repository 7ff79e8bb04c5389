import { QuantError } from '../quant-error.js';

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

/**
 * Throws `invalid_input` for dates that are not as many as `count`, and naming the first that is no day of the calendar as
 * `YYYY-MM-DD` or not later than the one before it.
 */
export function assertDates(dates: readonly string[], count: number): void {
  if (dates.length !== count) {
    throw new QuantError('invalid_input', `there are ${dates.length} dates: ${count} are needed`, 'dates');
  }
  dates.forEach((date, t) => {
    const place = `dates[${t}]`;
    dayNumber(date, place);
    if (t > 0 && date <= dates[t - 1]!) {
      throw new QuantError('invalid_input', `${place} is ${date}: a later day than ${dates[t - 1]} is needed`, place);
    }
  });
}

/** Days from one date to another. Throws `invalid_input` for what is no day of the calendar as `YYYY-MM-DD`. */
export function daysBetween(start: string, end: string): number {
  return dayNumber(end, 'end') - dayNumber(start, 'start');
}

/** Days since the start of year 0 of the Gregorian calendar. */
function dayNumber(date: string, place: string): number {
  const [, year, month, day] = (ISO_DATE.exec(date) ?? []).map(Number);
  if (year === undefined || !(day! >= 1 && day! <= daysInMonth(year, month!))) {
    throw new QuantError('invalid_input', `${place} is ${JSON.stringify(date)}: a day as YYYY-MM-DD is needed`, place);
  }
  const leapYears = Math.ceil(year / 4) - Math.ceil(year / 100) + Math.ceil(year / 400);
  const leapDay = isLeap(year) && month! > 2 ? 1 : 0;
  return year * 365 + leapYears + DAYS_BEFORE_MONTH[month! - 1]! + leapDay + day!;
}

/** NaN where there is no such month. */
function daysInMonth(year: number, month: number): number {
  const leapDay = isLeap(year) && month === 2 ? 1 : 0;
  return (DAYS_BEFORE_MONTH[month] ?? NaN) - (DAYS_BEFORE_MONTH[month - 1] ?? NaN) + leapDay;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
