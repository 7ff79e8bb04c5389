import { nextTradingDay, previousTradingDay, tradingHours } from '../../common/nyse-calendar.js';
import { instantOf, tradingDateOf, type TradingDate } from '../../common/trading-date.js';

export interface Session {
  date: TradingDate;
  openMs: number;
  closeMs: number;
}

export interface SessionBoundary {
  /** `evening` is the end of the extended hours. */
  kind: 'open' | 'close' | 'evening';
  atMs: number;
  session: Session;
}

const known = new Map<TradingDate, Session | null>();

export function sessionOn(date: TradingDate): Session | undefined {
  let session = known.get(date);
  if (session === undefined) {
    const hours = tradingHours(date);
    session = hours ? { date, openMs: instantOf(date, hours.open), closeMs: instantOf(date, hours.close) } : null;
    known.set(date, session);
  }
  return session ?? undefined;
}

function requiredSession(date: TradingDate): Session {
  const session = sessionOn(date);
  if (session === undefined) throw new RangeError(`no trading on ${date}`);
  return session;
}

/** The session that is open at the instant; its close belongs to the night. */
export function openSession(atMs: number): Session | undefined {
  const session = sessionOn(tradingDateOf(atMs));
  return session && session.openMs <= atMs && atMs < session.closeMs ? session : undefined;
}

/** The first session that opens strictly after the instant. */
export function nextSession(atMs: number): Session {
  const date = tradingDateOf(atMs);
  const today = sessionOn(date);
  return today && today.openMs > atMs ? today : requiredSession(nextTradingDay(date));
}

/** The last session that closed at the instant or before it. */
export function previousSession(atMs: number): Session {
  const date = tradingDateOf(atMs);
  const today = sessionOn(date);
  return today && today.closeMs <= atMs ? today : requiredSession(previousTradingDay(date));
}

/** The session in which an order that arrives now can trade: the open one, else the next. */
export function tradingSession(atMs: number): Session {
  return openSession(atMs) ?? nextSession(atMs);
}

/** From four in the morning to eight in the evening of a trading day; undefined on other days. */
export function extendedHours(date: TradingDate): { startMs: number; endMs: number } | undefined {
  return sessionOn(date) && { startMs: instantOf(date, '04:00'), endMs: instantOf(date, '20:00') };
}

/** Whether orders for the extended hours can trade: all day long but for the night. */
export function isExtendedTrading(atMs: number): boolean {
  const hours = extendedHours(tradingDateOf(atMs));
  return hours !== undefined && hours.startMs <= atMs && atMs < hours.endMs;
}

/** The next open, close or end of the extended hours strictly after the instant. */
export function nextBoundary(atMs: number): SessionBoundary {
  const current = openSession(atMs);
  if (current) return { kind: 'close', atMs: current.closeMs, session: current };
  const today = sessionOn(tradingDateOf(atMs));
  const eveningMs = today && extendedHours(today.date)?.endMs;
  if (today && eveningMs !== undefined && today.closeMs <= atMs && atMs < eveningMs) {
    return { kind: 'evening', atMs: eveningMs, session: today };
  }
  const next = nextSession(atMs);
  return { kind: 'open', atMs: next.openMs, session: next };
}
