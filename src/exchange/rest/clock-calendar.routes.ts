import { DateTime } from 'luxon';
import type { FastifyInstance } from 'fastify';
import { nextTradingDay, previousTradingDay, tradingDays, type TradingHours } from '../../common/nyse-calendar.js';
import { MARKET_ZONE, tradingDate, tradingDateOf } from '../../common/trading-date.js';
import type { Exchange } from '../exchange.js';
import { optionalChoice, optionalDate, type Query } from '../http/query.js';
import { nextSession, openSession } from '../time/sessions.js';

/** The calendar's rules hold from the first of these; nobody needs what lies behind the second. */
const FIRST_DATE = tradingDate('1993-01-01');
const LAST_DATE = tradingDate('2060-12-31');

function newYork(atMs: number): string {
  return DateTime.fromMillis(atMs, { zone: MARKET_ZONE }).toISO({ suppressMilliseconds: false }) ?? '';
}

function clockJson(nowMs: number, offsetMs: number): Record<string, unknown> {
  const current = openSession(nowMs);
  const next = nextSession(nowMs);
  return {
    timestamp: newYork(nowMs + offsetMs),
    is_open: current !== undefined,
    next_open: newYork(next.openMs + offsetMs),
    next_close: newYork((current ?? next).closeMs + offsetMs),
  };
}

function isWithin(date: string, first: string, last: string): boolean {
  return first <= date && date <= last;
}

function dayJson({ date, open, close }: TradingHours): Record<string, string> & { settlement_date: string } {
  return {
    date,
    open,
    close,
    session_open: '0400',
    session_close: '2000',
    settlement_date: nextTradingDay(date),
  };
}

export function addClockRoutes(server: FastifyInstance, { clock, faults }: Exchange): void {
  server.get('/v2/clock', () => clockJson(clock.nowMs(), faults.clock.offsetMs));

  server.get<{ Querystring: Query }>('/v2/calendar', ({ query }) => {
    const year = tradingDateOf(clock.nowMs()).slice(0, 4);
    const start = optionalDate(query, 'start') ?? tradingDate(`${year}-01-01`);
    const end = optionalDate(query, 'end') ?? tradingDate(`${year}-12-31`);
    const isBySettlement = optionalChoice(query, 'date_type', ['TRADING', 'SETTLEMENT'] as const) === 'SETTLEMENT';
    const [first, last] = [start > FIRST_DATE ? start : FIRST_DATE, end < LAST_DATE ? end : LAST_DATE];
    // What settles on a day was traded on the trading day before it.
    const days = tradingDays(isBySettlement ? previousTradingDay(first) : first, last);
    return days
      .map(dayJson)
      .filter(({ settlement_date: settles }) => !isBySettlement || isWithin(settles, first, last));
  });
}
