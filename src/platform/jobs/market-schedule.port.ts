export interface MarketSession {
  openMs: number;
  closeMs: number;
}

/**
 * Market time for the jobs that follow the trading sessions; the market module implements it. It is asked every second,
 * so an implementation keeps what it knows and asks the broker only as often as the broker likes.
 */
export interface MarketSchedule {
  /** The broker's clock. Accelerated markets run faster than the wall. */
  fetchNowMs(): Promise<number>;
  /** The sessions that overlap the span, oldest first. */
  fetchSessions(fromMs: number, toMs: number): Promise<MarketSession[]>;
}

export const MARKET_SCHEDULE = Symbol('MarketSchedule');
