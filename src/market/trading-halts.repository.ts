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
    for (const { symbol, since } of rows) this.know(symbol, since.getTime());
    return new Set(rows.map(({ symbol }) => symbol));
  }

  /** Stored in the order in which they come: a resumption must not overtake its halt. */
  take(status: TradingStatus): Promise<void> {
    const { symbol, isHalted, atMs } = status;
    if (isHalted) this.know(symbol, atMs);
    return this.inTurn(() => (isHalted ? this.store(status) : this.end(symbol, atMs)));
  }

  /** A trade at this market time was seen. It must not overtake the halt either. */
  async observeTrade(symbol: string, atMs: number): Promise<void> {
    const sinceMs = this.known.get(symbol);
    if (sinceMs !== undefined && atMs > sinceMs) await this.inTurn(() => this.end(symbol, atMs));
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.storing.then(work);
    this.storing = done.catch(() => undefined);
    return done;
  }

  private know(symbol: string, sinceMs: number): void {
    this.known.set(symbol, Math.max(sinceMs, this.known.get(symbol) ?? sinceMs));
  }

  private async store({ symbol, reason, atMs }: TradingStatus): Promise<void> {
    await this.dataSource.query(
      `insert into trading_halts as h (symbol, since, reason) values ($1, $2, $3)
       on conflict (symbol) do update set since = excluded.since, reason = excluded.reason
         where h.since < excluded.since`,
      [symbol, new Date(atMs).toISOString(), reason],
    );
  }

  /** What is not over yet stays known, so that the next trade ends it. */
  private async end(symbol: string, atMs: number): Promise<void> {
    await this.dataSource.query(`delete from trading_halts where symbol = $1 and since <= $2`, [
      symbol,
      new Date(atMs).toISOString(),
    ]);
    if ((this.known.get(symbol) ?? 0) <= atMs) this.known.delete(symbol);
  }
}
