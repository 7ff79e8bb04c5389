import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TradingStatus } from './live-market.port.js';

export interface TradingHalt {
  reason: string;
  /** Market time. */
  sinceMs: number;
}

/**
 * The symbols in which trading stands still, as the market-data stream told it, for every process. A halt ends when the
 * stream says so, or when a later trade proves it: the end may have come while nobody listened.
 */
@Injectable()
export class TradingHalts {
  /** What this process knows, so that a trade costs no query. */
  private readonly known = new Map<string, number>();
  private storing: Promise<void> = Promise.resolve();

  constructor(private readonly dataSource: DataSource) {}

  async load(): Promise<Map<string, TradingHalt>> {
    const rows = await this.dataSource.query<{ symbol: string; reason: string; since: Date }[]>(
      `select symbol, reason, since from trading_halts order by symbol`,
    );
    for (const { symbol, since } of rows) this.known.set(symbol, since.getTime());
    return new Map(rows.map(({ symbol, reason, since }) => [symbol, { reason, sinceMs: since.getTime() }]));
  }

  /** Stored in the order in which they come: a resumption must not overtake its halt. */
  take(status: TradingStatus): Promise<void> {
    const stored = this.storing.then(() => this.store(status));
    this.storing = stored.catch(() => undefined);
    return stored;
  }

  /** A trade at this market time was seen. */
  async observeTrade(symbol: string, atMs: number): Promise<void> {
    const sinceMs = this.known.get(symbol);
    if (sinceMs !== undefined && atMs > sinceMs) await this.end(symbol, atMs);
  }

  private async store({ symbol, isHalted, reason, atMs }: TradingStatus): Promise<void> {
    if (!isHalted) {
      await this.end(symbol, atMs);
      return;
    }
    this.known.set(symbol, atMs);
    await this.dataSource.query(
      `insert into trading_halts as h (symbol, reason, since) values ($1, $2, $3)
       on conflict (symbol) do update set reason = excluded.reason, since = excluded.since
         where h.since < excluded.since`,
      [symbol, reason, new Date(atMs).toISOString()],
    );
  }

  private async end(symbol: string, atMs: number): Promise<void> {
    this.known.delete(symbol);
    await this.dataSource.query(`delete from trading_halts where symbol = $1 and since <= $2`, [
      symbol,
      new Date(atMs).toISOString(),
    ]);
  }
}
