import type { Decimal, Price } from '../common/decimal.js';
import type { TradingDate } from '../common/trading-date.js';

/** A tradable instrument as the broker describes it. */
export interface Asset {
  symbol: string;
  name: string;
  exchange: string;
  /** Null when the source does not state one; Alpaca never does. */
  sector: string | null;
  isTradable: boolean;
  isFractionable: boolean;
  /** Invented by the simulated market. */
  isSimulated: boolean;
}

export interface DailyBar {
  symbol: string;
  date: TradingDate;
  open: Price;
  high: Price;
  low: Price;
  close: Price;
  volume: Decimal;
}

export interface LatestPrice {
  price: Price;
  /** Market time of the price. */
  atMs: number;
}

/** Both sides of the book and the last trade; null where there is none. */
export interface Quote {
  bid: Price | null;
  ask: Price | null;
  last: Price | null;
}

export interface BarsQuery {
  symbols: readonly string[];
  start: TradingDate;
  end: TradingDate;
}

/**
 * Prices from outside. Symbols the source does not know are missing from the answers, never zero.
 * Errors: `broker_unavailable`, `broker_throttled`, `broker_rejected`, `broker_protocol`.
 */
export interface MarketData {
  fetchAssets(): Promise<Asset[]>;
  /** Batches of daily bars, ordered by symbol and date. */
  fetchDailyBars(query: BarsQuery): AsyncIterable<DailyBar[]>;
  fetchLatestPrices(symbols: readonly string[]): Promise<Map<string, LatestPrice>>;
  fetchQuotes(symbols: readonly string[]): Promise<Map<string, Quote>>;
}

export const MARKET_DATA = Symbol('MarketData');
