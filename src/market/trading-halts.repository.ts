import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TradingStatus } from './live-market.port.js';

/**
 * The symbols in which trading stands still, as the market-data stream told it; every process reads the same. A halt ends
 * when the stream says so, or when a later trade proves it: the end may have come while nobody listened.
 */
@Injectable()
export class TradingHalts {
  /** Since when, as far as this process knows, so that a trade costs no query. */
  private readonly known = new Map<string, number>();
  private storing: Promise<void> = Promise.resolve();

  constructor(private readonly dataSource: DataSource) {}

  /** Those since an instant of market time: the end of an older one may have been missed. */
  async loadSince(sinceMs: number): Promise<Set<string>> {
    const rows = await this.dataSource.query<{ symbol: string; since: Date }[]>(
      `select symbol, since from trading_halts where since >= $1 order by symbol`,
      [new Date(sinceMs).toISOString()],
    );
    for (const { symbol, since } of rows) this.known.set(symbol, since.getTime());
    return new Set(rows.map(({ symbol }) => symbol));
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
      `insert into trading_halts as h (symbol, since, reason) values ($1, $2, $3)
       on conflict (symbol) do update set since = excluded.since, reason = excluded.reason
         where h.since < excluded.since`,
      [symbol, new Date(atMs).toISOString(), reason],
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
