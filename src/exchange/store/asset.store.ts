import type { Asset, Halt } from '../market/asset.js';
import type { Queries } from './exchange-database.js';
import { columnValues, insertColumns, replaceColumns, type Column, type Write } from './write.js';

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

const COLUMNS: readonly Column<Asset>[] = [
  ['id', 'uuid', ({ id }) => id],
  ['symbol', 'text', ({ symbol }) => symbol],
  ['name', 'text', ({ name }) => name],
  ['sector', 'text', ({ sector }) => sector],
  ['exchange', 'text', ({ exchange }) => exchange],
  ['is_simulated', 'bool', ({ isSimulated }) => isSimulated],
  ['is_tradable', 'bool', ({ isTradable }) => isTradable],
  ['is_fractionable', 'bool', ({ isFractionable }) => isFractionable],
  ['halt', 'text', ({ halt }) => halt],
];

const UPSERT = `insert into exchange.assets ${insertColumns(COLUMNS)}
  on conflict (symbol) do update set
    ${replaceColumns(['name', 'sector', 'exchange', 'is_tradable', 'is_fractionable', 'halt'])}`;

/** Everything that refers to the symbol follows, but for executions, which keep the name they had. */
export function renameWrite(symbol: string, newSymbol: string): Write {
  return { text: 'update exchange.assets set symbol = $2 where symbol = $1', values: [symbol, newSymbol] };
}

/** Adds assets; a known symbol keeps its id and whether it is simulated. */
export function assetsWrite(assets: readonly Asset[]): Write {
  return { text: UPSERT, values: columnValues(COLUMNS, assets) };
}
