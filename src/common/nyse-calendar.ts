import { DateTime } from 'luxon';
import { addDays, type TradingDate } from './trading-date.js';

/** Regular trading hours of one day, New York wall time. */
export interface TradingHours {
  date: TradingDate;
  open: '09:30';
  close: '16:00' | '13:00';
}

const MONDAY = 1;
const THURSDAY = 4;
const FRIDAY = 5;
const SATURDAY = 6;
const SUNDAY = 7;

/** Mourning, attacks and storms since 1990; no rule foresees them. */
const ONE_OFF_CLOSURES = new Set<string>([
  '1994-04-27',
  '2001-09-11',
  '2001-09-12',
  '2001-09-13',
  '2001-09-14',
  '2004-06-11',
  '2007-01-02',
  '2012-10-29',
  '2012-10-30',
  '2018-12-05',
  '2025-01-09',
]);

/** Shortened days outside the rules. */
const ONE_OFF_EARLY_CLOSES = new Set<string>(['1997-12-26', '1999-12-31', '2003-12-26']);

interface YearRules {
  closed: ReadonlySet<string>;
  early: ReadonlySet<string>;
}

const yearRules = new Map<number, YearRules>();

function day(year: number, month: number, dayOfMonth: number): DateTime {
  return DateTime.utc(year, month, dayOfMonth);
}

function iso(date: DateTime): string {
  return date.toFormat('yyyy-MM-dd');
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): DateTime {
  const first = day(year, month, 1);
  return first.plus({ days: ((weekday - first.weekday + 7) % 7) + 7 * (nth - 1) });
}

function lastMonday(year: number, month: number): DateTime {
  const last = day(year, month, 1).endOf('month').startOf('day');
  return last.minus({ days: last.weekday - MONDAY });
}

/** A holiday on Saturday is kept on Friday, one on Sunday on Monday. */
function observed(date: DateTime): DateTime {
  if (date.weekday === SATURDAY) return date.minus({ days: 1 });
  return date.weekday === SUNDAY ? date.plus({ days: 1 }) : date;
}

/** Gregorian Easter Sunday by the anonymous algorithm (Meeus, Jones, Butcher). */
function easterSunday(year: number): DateTime {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + d + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return day(year, Math.floor(n / 31), (n % 31) + 1);
}

/** New Year's Day on a Saturday is not made up for: the year's last Friday is a full trading day. */
function newYearsDay(year: number): DateTime[] {
  const date = day(year, 1, 1);
  return date.weekday === SATURDAY ? [] : [observed(date)];
}

function closedDays(year: number): DateTime[] {
  return [
    ...newYearsDay(year),
    ...(year >= 1998 ? [nthWeekday(year, 1, MONDAY, 3)] : []),
    nthWeekday(year, 2, MONDAY, 3),
    easterSunday(year).minus({ days: 2 }),
    lastMonday(year, 5),
    ...(year >= 2022 ? [observed(day(year, 6, 19))] : []),
    observed(day(year, 7, 4)),
    nthWeekday(year, 9, MONDAY, 1),
    nthWeekday(year, 11, THURSDAY, 4),
    observed(day(year, 12, 25)),
  ];
}

/** The eve of 4 July; until 2012 a Wednesday eve was a full day and the Friday after the holiday was short instead. */
function isIndependenceEarlyClose(date: DateTime): boolean {
  if (date.year < 1995 || date.month !== 7) return false;
  if (date.day === 3) return date.weekday <= THURSDAY && (date.weekday !== 3 || date.year >= 2013);
  return date.day === 5 && date.weekday === FRIDAY && date.year <= 2012;
}

function earlyCloses(year: number): DateTime[] {
  const christmasEve = day(year, 12, 24);
  return [
    ...[day(year, 7, 3), day(year, 7, 5)].filter(isIndependenceEarlyClose),
    nthWeekday(year, 11, THURSDAY, 4).plus({ days: 1 }),
    ...(christmasEve.weekday <= THURSDAY ? [christmasEve] : []),
  ];
}

function rulesOf(year: number): YearRules {
  let rules = yearRules.get(year);
  if (rules === undefined) {
    rules = { closed: new Set(closedDays(year).map(iso)), early: new Set(earlyCloses(year).map(iso)) };
    yearRules.set(year, rules);
  }
  return rules;
}

/** The hours of the New York Stock Exchange on a date from 1993 on; undefined on a day without trading. */
export function tradingHours(date: TradingDate): TradingHours | undefined {
  const { year, weekday } = DateTime.fromISO(date, { zone: 'utc' });
  const rules = rulesOf(year);
  if (weekday >= SATURDAY || rules.closed.has(date) || ONE_OFF_CLOSURES.has(date)) return undefined;
  const isEarly = rules.early.has(date) || ONE_OFF_EARLY_CLOSES.has(date);
  return { date, open: '09:30', close: isEarly ? '13:00' : '16:00' };
}

export function isTradingDay(date: TradingDate): boolean {
  return tradingHours(date) !== undefined;
}

/** The first trading day strictly after the date. */
export function nextTradingDay(date: TradingDate): TradingDate {
  let candidate = addDays(date, 1);
  while (!isTradingDay(candidate)) candidate = addDays(candidate, 1);
  return candidate;
}

/** The last trading day strictly before the date. */
export function previousTradingDay(date: TradingDate): TradingDate {
  let candidate = addDays(date, -1);
  while (!isTradingDay(candidate)) candidate = addDays(candidate, -1);
  return candidate;
}

/** Trading days from start to end, both included. */
export function tradingDays(start: TradingDate, end: TradingDate): TradingHours[] {
  const days: TradingHours[] = [];
  for (let date = start; date <= end; date = addDays(date, 1)) {
    const hours = tradingHours(date);
    if (hours !== undefined) days.push(hours);
  }
  return days;
}
