import type { Market } from '../market/market.js';

/** What a turn did to prices and assets. */
export interface MarketChange {
  before: Market;
  after: Market;
  /** Symbols of which anything changed. */
  symbols: readonly string[];
  /** Market time. */
  atMs: number;
}
