/** Where the list of orders stands. */
export interface Arrivals {
  /** Of the last order. */
  seq: number;
  /** When it arrived, microseconds of market time since the epoch. */
  atMicros: number;
}

/**
 * The next place in the list. Its time is the market's, pushed on by a microsecond where the last order has the same: clients
 * page through orders by that time, so no two may share one.
 */
export function nextArrival(last: Arrivals, nowMs: number): Arrivals {
  return { seq: last.seq + 1, atMicros: Math.max(nowMs * 1000, last.atMicros + 1) };
}
