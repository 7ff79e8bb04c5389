import { instantOf, tradingDateOf } from '../../common/trading-date.js';
import { unprocessable } from '../alpaca-error.js';
import { extendedHours, nextSession, openSession, sessionOn, tradingSession } from '../time/sessions.js';
import type { OrderRequest } from './order-request.js';

const GTC_DAYS = 90;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Auction orders are taken again from seven in the evening. */
const EVENING = '19:00';
const OPENING_CUTOFF_MS = 2 * MINUTE_MS;
const CLOSING_CUTOFF_MS = 10 * MINUTE_MS;

/** Orders for an auction are not taken from shortly before it until the evening. */
export function checkAuctionTime({ timeInForce }: OrderRequest, nowMs: number): void {
  if (timeInForce !== 'opg' && timeInForce !== 'cls') return;
  const date = tradingDateOf(nowMs);
  const session = sessionOn(date);
  if (session === undefined || nowMs >= instantOf(date, EVENING)) return;
  const cutoffMs = timeInForce === 'opg' ? session.openMs - OPENING_CUTOFF_MS : session.closeMs - CLOSING_CUTOFF_MS;
  if (nowMs >= cutoffMs) throw unprocessable(`${timeInForce} orders are not accepted at this time of the day`);
}

function dayExpiryMs({ isExtendedHours }: OrderRequest, nowMs: number): number {
  if (!isExtendedHours) return tradingSession(nowMs).closeMs;
  const hours = extendedHours(tradingDateOf(nowMs));
  return hours && nowMs < hours.endMs ? hours.endMs : (extendedHours(nextSession(nowMs).date)?.endMs ?? nowMs);
}

/** When the order ends by itself. */
export function expiryMs(request: OrderRequest, nowMs: number): number {
  switch (request.timeInForce) {
    case 'gtc':
      return tradingSession(nowMs).closeMs + GTC_DAYS * DAY_MS;
    case 'opg':
      return nextSession(nowMs).openMs;
    case 'cls':
      return (openSession(nowMs) ?? nextSession(nowMs)).closeMs;
    case 'day':
    case 'ioc':
    case 'fok':
      return dayExpiryMs(request, nowMs);
  }
}
