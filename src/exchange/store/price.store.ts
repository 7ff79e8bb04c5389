import { decimal, formatDecimal } from '../../common/decimal.js';
import { tradingDate } from '../../common/trading-date.js';
import type { Candle, PriceState } from '../market/price-state.js';
import type { Queries } from './exchange-database.js';
import { columnValues, insertColumns, replaceColumns, type Column, type Write } from './write.js';

/** Every stored column with its type and the value it takes; the upsert is written from this list. */
const COLUMNS: readonly Column<PriceState>[] = [
  ['symbol', 'text', (state) => state.symbol],
  ['price', 'numeric', (state) => formatDecimal(state.price)],
  ['fair_value', 'float8', (state) => state.fairValue],
  ['traded_at', 'timestamptz', (state) => new Date(state.tradedAtMs).toISOString()],
  ['date', 'date', (state) => state.date],
  ['day_open', 'numeric', (state) => formatDecimal(state.day.open)],
  ['day_high', 'numeric', (state) => formatDecimal(state.day.high)],
  ['day_low', 'numeric', (state) => formatDecimal(state.day.low)],
  ['day_volume', 'int8', (state) => state.day.volume],
  ['previous_close', 'numeric', (state) => formatDecimal(state.previousClose)],
  ['minute_at', 'timestamptz', (state) => new Date(state.minuteAtMs).toISOString()],
  ['minute_open', 'numeric', (state) => formatDecimal(state.minute.open)],
  ['minute_high', 'numeric', (state) => formatDecimal(state.minute.high)],
  ['minute_low', 'numeric', (state) => formatDecimal(state.minute.low)],
  ['minute_volume', 'int8', (state) => state.minute.volume],
  ['average_volume', 'float8', (state) => state.averageVolume],
  ['variance', 'float8', (state) => state.variance],
  ['long_run_variance', 'float8', (state) => state.longRunVariance],
];

const UPSERT = `insert into exchange.prices ${insertColumns(COLUMNS)}
  on conflict (symbol) do update set ${replaceColumns(COLUMNS.slice(1).map(([name]) => name))}`;

interface PriceRow {
  symbol: string;
  price: string;
  fair_value: number;
  traded_at: string;
  date: string;
  day_open: string;
  day_high: string;
  day_low: string;
  day_volume: string;
  previous_close: string;
  minute_at: string;
  minute_open: string;
  minute_high: string;
  minute_low: string;
  minute_volume: string;
  average_volume: number;
  variance: number;
  long_run_variance: number;
}

function candle(open: string, high: string, low: string): Omit<Candle, 'volume' | 'close'> {
  return { open: decimal(open), high: decimal(high), low: decimal(low) };
}

function stateOf(row: PriceRow): PriceState {
  const price = decimal(row.price);
  const day = candle(row.day_open, row.day_high, row.day_low);
  const minute = candle(row.minute_open, row.minute_high, row.minute_low);
  return {
    symbol: row.symbol,
    price,
    fairValue: row.fair_value,
    tradedAtMs: Date.parse(row.traded_at),
    date: tradingDate(row.date),
    day: { ...day, close: price, volume: Number(row.day_volume) },
    previousClose: decimal(row.previous_close),
    minuteAtMs: Date.parse(row.minute_at),
    minute: { ...minute, close: price, volume: Number(row.minute_volume) },
    averageVolume: row.average_volume,
    variance: row.variance,
    longRunVariance: row.long_run_variance,
  };
}

export async function loadPrices(queries: Queries): Promise<PriceState[]> {
  const { rows } = await queries.query<PriceRow>('select * from exchange.prices');
  return rows.map(stateOf);
}

export function pricesWrite(states: readonly PriceState[]): Write {
  return { text: UPSERT, values: columnValues(COLUMNS, states) };
}
