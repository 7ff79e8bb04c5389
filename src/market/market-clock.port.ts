import type { TradingDate } from '../common/trading-date.js';

export interface MarketTime {
  /** Market time now, milliseconds since the epoch. */
  nowMs: number;
  isOpen: boolean;
  nextOpenMs: number;
  nextCloseMs: number;
}

export interface TradingSession {
  date: TradingDate;
  openMs: number;
  closeMs: number;
}

/** Market time is the broker's clock, whatever the time on the wall. Errors as in MarketData. */
export interface MarketClock {
  fetchTime(): Promise<MarketTime>;
  fetchSessions(start: TradingDate, end: TradingDate): Promise<TradingSession[]>;
}

export const MARKET_CLOCK = Symbol('MarketClock');
