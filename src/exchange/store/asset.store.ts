import type { Asset, Halt } from '../market/asset.js';
import type { Queries } from './exchange-database.js';

interface AssetRow {
  id: string;
  symbol: string;
  name: string;
  sector: string | null;
  exchange: string;
  is_simulated: boolean;
  is_tradable: boolean;
  is_fractionable: boolean;
  halt: Halt | null;
}

export async function loadAssets(queries: Queries): Promise<Asset[]> {
  const { rows } = await queries.query<AssetRow>('select * from exchange.assets order by symbol');
  return rows.map((row) => ({
    id: row.id,
    symbol: row.symbol,
    name: row.name,
    sector: row.sector,
    exchange: row.exchange,
    isSimulated: row.is_simulated,
    isTradable: row.is_tradable,
    isFractionable: row.is_fractionable,
    halt: row.halt,
  }));
}

/** Adds assets; a known symbol keeps its id and whether it is simulated. */
export async function saveAssets(queries: Queries, assets: readonly Asset[]): Promise<void> {
  if (assets.length === 0) return;
  await queries.query(
    `insert into exchange.assets
       (id, symbol, name, sector, exchange, is_simulated, is_tradable, is_fractionable, halt)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bool[], $7::bool[], $8::bool[], $9::text[])
     on conflict (symbol) do update set name = excluded.name, sector = excluded.sector, exchange = excluded.exchange,
       is_tradable = excluded.is_tradable, is_fractionable = excluded.is_fractionable, halt = excluded.halt`,
    [
      assets.map(({ id }) => id),
      assets.map(({ symbol }) => symbol),
      assets.map(({ name }) => name),
      assets.map(({ sector }) => sector),
      assets.map(({ exchange }) => exchange),
      assets.map(({ isSimulated }) => isSimulated),
      assets.map(({ isTradable }) => isTradable),
      assets.map(({ isFractionable }) => isFractionable),
      assets.map(({ halt }) => halt),
    ],
  );
}
