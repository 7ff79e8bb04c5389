import type { TradingDate } from '../../common/trading-date.js';

const ISO = /^(\d{4})(-?)(\d{2})\2(\d{2})$/;
const US = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const FIRST_YEAR = 1800;
const LAST_YEAR = 2199;

/** `YYYY-MM-DD`, `YYYYMMDD` or `M/D/YYYY`; undefined when the text is no such date or the date does not exist. */
export function parseCsvDate(text: string): TradingDate | undefined {
  const iso = ISO.exec(text);
  if (iso) return dateOf(Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const us = US.exec(text);
  if (us) return dateOf(Number(us[3]), Number(us[1]), Number(us[2]));
  return undefined;
}

function dateOf(year: number, month: number, day: number): TradingDate | undefined {
  const isReal = year >= FIRST_YEAR && year <= LAST_YEAR && day >= 1 && day <= daysIn(year, month);
  if (!isReal) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as TradingDate;
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && !isLeap ? 28 : (DAYS_IN_MONTH[month - 1] ?? 0);
}
