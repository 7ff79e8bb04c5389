import type { Clock } from '../common/clock.port.js';
import type { Money } from '../common/decimal.js';
import type { Ids } from '../common/ids.port.js';
import type { DepthSettings } from './floor/market-depth.js';
import type { Replay } from './replay/replay-bars.js';
import type { ClockMode } from './time/exchange-clock.js';

export type ExchangeLog = (
  level: 'info' | 'warn' | 'error',
  message: string,
  details?: Readonly<Record<string, unknown>>,
) => void;

export interface ExchangeOptions {
  databaseUrl: string;
  host: string;
  /** 0 takes any free port. */
  port: number;
  keyId: string;
  secretKey: string;
  clock: {
    mode: ClockMode;
    /** Accelerated mode: market seconds that pass in one second of wall time while the market is open. */
    sessionSpeed: number;
    /** Accelerated mode: wall seconds into which all the time from a close to the next open is compressed; 3 unless set. */
    closedSeconds?: number;
  };
  /** Determines the demo market, the price walk and which orders are filled in parts. */
  seed: number;
  startingCash: Money;
  /** Fraction of orders whose first execution is only a part, 0 to 1. */
  partialFillShare: number;
  /** Wall time from the acknowledgement of an order to its first chance to execute. */
  matchingDelayMs: number;
  /** Requests a minute; null for a limit that nobody reaches. */
  rateLimitPerMinute: number | null;
  /** Stored days once more instead of invented ones; the database has to be a fresh one. */
  replay?: DepthSettings & { bars: Replay };
  wallClock: Clock;
  ids: Ids;
  log: ExchangeLog;
}
