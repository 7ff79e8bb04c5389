import { decimal, formatDecimal, type Decimal, type Price } from '../../common/decimal.js';
import type { TradingDate } from '../../common/trading-date.js';
import type { Queries } from './exchange-database.js';
import { columnValues, insertColumns, type Column, type Write } from './write.js';

export interface StoredBar {
  symbol: string;
  date: TradingDate;
  open: Price;
  high: Price;
  low: Price;
  close: Price;
  volume: Decimal;
}

interface BarRow {
  symbol: string;
  date: TradingDate;
  open: string;
  high: string;
  low: string;
  close: string;
  volume: string;
}

const BATCH = 5000;

export const BAR_COLUMNS = 'symbol, date, open, high, low, close, volume';

export const ON_KNOWN_BAR = `on conflict (symbol, date) do update set
  open = excluded.open, high = excluded.high, low = excluded.low, close = excluded.close, volume = excluded.volume`;

function barOf(row: BarRow): StoredBar {
  return {
    symbol: row.symbol,
    date: row.date,
    open: decimal(row.open),
    high: decimal(row.high),
    low: decimal(row.low),
    close: decimal(row.close),
    volume: decimal(row.volume),
  };
}

const COLUMNS: readonly Column<StoredBar>[] = [
  ['symbol', 'text', ({ symbol }) => symbol],
  ['date', 'date', ({ date }) => date],
  ['open', 'numeric', ({ open }) => formatDecimal(open)],
  ['high', 'numeric', ({ high }) => formatDecimal(high)],
  ['low', 'numeric', ({ low }) => formatDecimal(low)],
  ['close', 'numeric', ({ close }) => formatDecimal(close)],
  ['volume', 'numeric', ({ volume }) => formatDecimal(volume)],
];

/** Into the bars, or into a table of the same shape. */
export function barsWrites(bars: readonly StoredBar[], table = 'exchange.bars'): Write[] {
  const writes: Write[] = [];
  for (let from = 0; from < bars.length; from += BATCH) {
    const values = columnValues(COLUMNS, bars.slice(from, from + BATCH));
    writes.push({ text: `insert into ${table} ${insertColumns(COLUMNS)} ${ON_KNOWN_BAR}`, values });
  }
  return writes;
}

/** All bars of the symbols, oldest first. */
export async function loadAllBars(queries: Queries, symbols: readonly string[]): Promise<StoredBar[]> {
  const { rows } = await queries.query<BarRow>(
    `select ${BAR_COLUMNS} from exchange.bars where symbol = any($1) order by date, symbol`,
    [symbols],
  );
  return rows.map(barOf);
}

export interface BarsPage {
  symbols: readonly string[];
  start: TradingDate;
  end: TradingDate;
  limit: number;
  isDescending: boolean;
  after: { symbol: string; date: TradingDate } | undefined;
}

/** Bars by symbol (by code point, whatever the database's collation) and then date, at most `limit`, behind `after`. */
export async function loadBars(queries: Queries, page: BarsPage): Promise<StoredBar[]> {
  const [order, beyond] = page.isDescending ? ['desc', '<'] : ['asc', '>'];
  const { rows } = await queries.query<BarRow>(
    `select ${BAR_COLUMNS} from exchange.bars
     where symbol = any($1) and date between $2 and $3
       and ($4::text is null or symbol collate "C" > $4 or (symbol = $4 and date ${beyond} $5::date))
     order by symbol collate "C", date ${order} limit $6`,
    [page.symbols, page.start, page.end, page.after?.symbol ?? null, page.after?.date ?? null, page.limit],
  );
  return rows.map(barOf);
}

/** The last bar of each symbol before its given date. */
export async function loadBarsBefore(
  queries: Queries,
  dates: readonly { symbol: string; date: TradingDate }[],
): Promise<StoredBar[]> {
  const { rows } = await queries.query<BarRow>(
    `select b.* from unnest($1::text[], $2::date[]) as wanted (symbol, date)
     cross join lateral (
       select ${BAR_COLUMNS} from exchange.bars
       where bars.symbol = wanted.symbol and bars.date < wanted.date order by bars.date desc limit 1
     ) b`,
    [dates.map(({ symbol }) => symbol), dates.map(({ date }) => date)],
  );
  return rows.map(barOf);
}

export interface RecentHistory {
  symbol: string;
  /** Oldest first. */
  closes: Price[];
  averageVolume: number;
}

const RECENT_DAYS = 252;

/** What the volatility of the symbols is estimated from: the bars of about the last year. */
export async function loadRecentHistory(queries: Queries, symbols: readonly string[]): Promise<RecentHistory[]> {
  const { rows } = await queries.query<{ symbol: string; closes: string[]; average_volume: number }>(
    `select wanted.symbol, array_agg(b.close::text order by b.date) as closes, avg(b.volume)::float8 as average_volume
     from unnest($1::text[]) as wanted (symbol)
     cross join lateral (
       select date, close, volume from exchange.bars
       where bars.symbol = wanted.symbol order by date desc limit ${RECENT_DAYS}
     ) b
     group by wanted.symbol`,
    [symbols],
  );
  return rows.map((row) => ({
    symbol: row.symbol,
    closes: row.closes.map(decimal),
    averageVolume: row.average_volume,
  }));
}
