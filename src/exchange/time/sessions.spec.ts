import { tradingDays } from '../../common/nyse-calendar.js';
import { tradingDate } from '../../common/trading-date.js';
import { nextBoundary, nextSession, openSession, previousSession, sessionOn, tradingSession } from './sessions.js';

const at = (text: string) => Date.parse(text);

/** Weekdays without trading, and days that close at 13:00, as the exchange published them. */
const PUBLISHED: [year: number, closed: string, early: string][] = [
  [2021, '01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24', '11-26'],
  [2022, '01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26', '11-25'],
  [2023, '01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25', '07-03 11-24'],
  [2024, '01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25', '07-03 11-29 12-24'],
  [2025, '01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25', '07-03 11-28 12-24'],
  [2026, '01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25', '11-27 12-24'],
  [2027, '01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24', '11-26'],
];

function weekdays(year: number): string[] {
  const days = Array.from({ length: 366 }, (_, i) => new Date(Date.UTC(year, 0, 1 + i)));
  return days
    .filter((day) => day.getUTCFullYear() === year && day.getUTCDay() % 6 !== 0)
    .map((day) => day.toISOString().slice(0, 10));
}

describe('sessions', () => {
  it.each(PUBLISHED)('of %i are those that the exchange published', (year, closed, early) => {
    const sessions = weekdays(year).map((date) => ({ date, session: sessionOn(tradingDate(date)) }));
    const shut = sessions.filter(({ session }) => session === undefined);
    const short = sessions.filter(({ session }) => session && session.closeMs - session.openMs === 3.5 * 3_600_000);
    const monthAndDay = (list: { date: string }[]) => list.map(({ date }) => date.slice(5)).join(' ');
    expect(monthAndDay(shut)).toBe(closed);
    expect(monthAndDay(short)).toBe(early);
  });

  it.each([
    [2001, 248],
    [2012, 250],
    [2018, 251],
    [2024, 252],
  ])('of %i are %i', (year, count) => {
    expect(tradingDays(tradingDate(`${year}-01-01`), tradingDate(`${year}-12-31`))).toHaveLength(count);
  });

  it('begin at half past nine in New York, in winter and in summer', () => {
    expect(sessionOn(tradingDate('2024-01-05'))?.openMs).toBe(at('2024-01-05T14:30:00Z'));
    expect(sessionOn(tradingDate('2024-07-05'))?.openMs).toBe(at('2024-07-05T13:30:00Z'));
  });

  it('hold their open and not their close', () => {
    expect(openSession(at('2024-01-05T14:29:59.999Z'))).toBeUndefined();
    expect(openSession(at('2024-01-05T14:30:00Z'))?.date).toBe('2024-01-05');
    expect(openSession(at('2024-01-05T20:59:59.999Z'))?.date).toBe('2024-01-05');
    expect(openSession(at('2024-01-05T21:00:00Z'))).toBeUndefined();
  });

  it('follow each other over weekends and holidays', () => {
    const friday = at('2024-01-12T21:00:00Z');
    expect(nextSession(friday).date).toBe('2024-01-16');
    expect(previousSession(friday).date).toBe('2024-01-12');
    expect(previousSession(at('2024-01-16T20:00:00Z')).date).toBe('2024-01-12');
    expect(nextSession(at('2024-01-16T14:30:00Z')).date).toBe('2024-01-17');
  });

  it('take an order into the open one, else into the next', () => {
    expect(tradingSession(at('2024-01-12T15:00:00Z')).date).toBe('2024-01-12');
    expect(tradingSession(at('2024-01-12T22:00:00Z')).date).toBe('2024-01-16');
  });

  it('have boundaries strictly ahead', () => {
    expect(nextBoundary(at('2024-01-12T14:30:00Z'))).toMatchObject({ kind: 'close', atMs: at('2024-01-12T21:00:00Z') });
    const evening = { kind: 'evening', atMs: at('2024-01-13T01:00:00Z') };
    expect(nextBoundary(at('2024-01-12T21:00:00Z'))).toMatchObject(evening);
    expect(nextBoundary(evening.atMs)).toMatchObject({ kind: 'open', atMs: at('2024-01-16T14:30:00Z') });
  });
});
