import type { DataSource } from 'typeorm';
import type { PriceMatrix } from '../../src/market/price-matrix.js';

export interface StoreOptions {
  simulated?: boolean;
  sectors?: Readonly<Record<string, string>>;
}

/** Writes a price matrix into the tables, as if it had been imported (or simulated). */
export async function storeBars(
  dataSource: DataSource,
  prices: PriceMatrix,
  options: StoreOptions = {},
): Promise<void> {
  const { simulated = false, sectors = {} } = options;
  const { symbols, dates, closes } = prices;
  await dataSource.query(
    `insert into symbols (symbol, sector, simulated)
     select symbol, sector, $3 from unnest($1::text[], $2::text[]) as given (symbol, sector)
     on conflict (symbol) do nothing`,
    [symbols, symbols.map((symbol) => sectors[symbol] ?? null), simulated],
  );
  const rows = [...closes.keys()].filter((i) => !Number.isNaN(closes[i]));
  await dataSource.query(
    `insert into bars (symbol, date, open, high, low, close, adjusted_close, volume, source, simulated)
     select symbol, date, close, close, close, close, close, 0, $4, $5
     from unnest($1::text[], $2::date[], $3::numeric[]) as given (symbol, date, close)`,
    [
      rows.map((i) => symbols[i % symbols.length]),
      rows.map((i) => dates[Math.floor(i / symbols.length)]),
      rows.map((i) => String(closes[i])),
      simulated ? 'exchange' : 'import',
      simulated,
    ],
  );
}
