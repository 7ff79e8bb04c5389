import type { TradingDate } from '../../common/trading-date.js';
import { BAR_COLUMNS, ON_KNOWN_BAR, barsWrites, type StoredBar } from './bar.store.js';
import { runWrites, type Queries } from './exchange-database.js';

const STAGED = 'exchange.staged_bars';

export async function clearStagedBars(queries: Queries): Promise<void> {
  await queries.query(`truncate ${STAGED}`);
}

export async function stageBars(queries: Queries, bars: readonly StoredBar[]): Promise<void> {
  await runWrites(queries, barsWrites(bars, STAGED));
}

/**
 * Symbols whose price the staged bars before the date set anew: those without a price, and those whose last bar is another
 * one than the stored one of its day and was not part of an earlier import.
 */
export async function findRepricedSymbols(queries: Queries, before: TradingDate): Promise<string[]> {
  const { rows } = await queries.query<{ symbol: string }>(
    `with last as (
       select distinct on (symbol) symbol, date, close from ${STAGED} where date < $1 order by symbol, date desc
     )
     select last.symbol from last
     left join exchange.prices on prices.symbol = last.symbol
     left join exchange.bars on bars.symbol = last.symbol and bars.date = last.date
     left join exchange.imports on imports.symbol = last.symbol
     where prices.symbol is null
        or (bars.close is distinct from last.close
            and (imports.date is null or last.date > imports.date
                 or (last.date = imports.date and last.close <> imports.close)))
     order by last.symbol`,
    [before],
  );
  return rows.map(({ symbol }) => symbol);
}

/** Makes the staged bars before the date part of the history. */
export async function takeStagedBars(queries: Queries, before: TradingDate): Promise<{ taken: number; left: number }> {
  const { rows } = await queries.query<{ taken: string; left: string }>(
    `select count(*) filter (where date < $1) as taken, count(*) filter (where date >= $1) as left from ${STAGED}`,
    [before],
  );
  await queries.query(
    `insert into exchange.bars (${BAR_COLUMNS}) select ${BAR_COLUMNS} from ${STAGED} where date < $1
     ${ON_KNOWN_BAR}
     where (bars.open, bars.high, bars.low, bars.close, bars.volume)
       is distinct from (excluded.open, excluded.high, excluded.low, excluded.close, excluded.volume)`,
    [before],
  );
  return { taken: Number(rows[0]?.taken ?? 0), left: Number(rows[0]?.left ?? 0) };
}

/** Remembers the newest bar of each staged symbol, whether it was taken or not. */
export async function rememberImport(queries: Queries): Promise<void> {
  await queries.query(
    `insert into exchange.imports (symbol, date, close)
     select distinct on (symbol) symbol, date, close from ${STAGED} order by symbol, date desc
     on conflict (symbol) do update set date = excluded.date, close = excluded.close
     where excluded.date >= imports.date`,
  );
}
