import type { LatestPrice } from './market-data.port.js';

export interface TradingStatus {
  symbol: string;
  isHalted: boolean;
  /** In the exchange's words. */
  reason: string;
  /** Market time. */
  atMs: number;
}

export interface LiveMarketListener {
  onTrade(symbol: string, latest: LatestPrice): void;
  onStatus(status: TradingStatus): void;
  /** What is subscribed flows from now on; what happened before was not told. */
  onUp(): void;
  /** The connection is lost, or was never made; it is being restored. */
  onDown(because: string): void;
}

export interface LiveMarketConnection {
  /** Replaces what was asked for before. */
  subscribe(symbols: readonly string[]): void;
  /** Whether trades of the symbol flow at the moment. */
  covers(symbol: string): boolean;
  /** Drops the connection and makes a new one: it looks healthy, but does not tell what happens. */
  restart(because: string): void;
  close(): void;
}

/** Trades and halts as they happen. */
export interface LiveMarket {
  connect(listener: LiveMarketListener): LiveMarketConnection;
}

export const LIVE_MARKET = Symbol('LiveMarket');
