import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Symbols that the exchange has halted, as whoever hears of it notes it; every process reads the same. */
@Injectable()
export class TradingHalts {
  constructor(private readonly dataSource: DataSource) {}

  /** A later halt of the same symbol replaces the earlier one. `sinceMs` is market time. */
  async note(symbol: string, { sinceMs, reason }: { sinceMs: number; reason: string }): Promise<void> {
    await this.dataSource.query(
      `insert into trading_halts (symbol, since, reason) values ($1, $2, $3)
       on conflict (symbol) do update set since = excluded.since, reason = excluded.reason`,
      [symbol, new Date(sinceMs).toISOString(), reason],
    );
  }

  async lift(symbol: string): Promise<void> {
    await this.dataSource.query(`delete from trading_halts where symbol = $1`, [symbol]);
  }

  /** Those noted since an instant of market time: the end of an older one may have been missed. */
  async loadSince(sinceMs: number): Promise<Set<string>> {
    const rows = await this.dataSource.query<{ symbol: string }[]>(
      `select symbol from trading_halts where since >= $1 order by symbol`,
      [new Date(sinceMs).toISOString()],
    );
    return new Set(rows.map(({ symbol }) => symbol));
  }
}
