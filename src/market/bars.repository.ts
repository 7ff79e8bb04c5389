import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decimal, type Decimal, type Price } from '../common/decimal.js';
import type { TradingDate } from '../common/trading-date.js';
import { BarEntity } from './entities/bar.entity.js';
import type { PriceMatrix } from './price-matrix.js';

export interface MatrixQuery {
  symbols: readonly string[];
  /** Inclusive; without it, up to the last bar. */
  end?: TradingDate | undefined;
  /** Only the last so many dates on which any of the symbols has a bar. */
  lastSessions: number;
}

export interface BarRange {
  symbol: string;
  start?: string | undefined;
  end?: string | undefined;
  newest?: number | undefined;
}

/** What the stored bars say of a symbol's trading, for those who trade it now. */
export interface TradeReference {
  /** Of the last stored bar. */
  lastDate: TradingDate;
  /** Undefined when the last bar before the day is older than a week. */
  previousClose: Price | undefined;
  /** Shares a day over the last 20 bars. */
  averageVolume: Decimal;
}

interface ReferenceRow {
  symbol: string;
  last_date: TradingDate;
  previous_close: string | null;
  average_volume: string;
}

interface SeriesRow {
  symbol: string;
  /** [days since 1970-01-01, adjusted close] by date. */
  points: [number, number][];
}

const DAY_MS = 86_400_000;

/** Reads stored daily bars. */
@Injectable()
export class BarsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Symbols without any bar in the range have a column of NaN. */
  async loadPriceMatrix({ symbols, end, lastSessions }: MatrixQuery): Promise<PriceMatrix> {
    const rows = await this.dataSource.query<SeriesRow[]>(
      `with sessions as (
         select distinct date from bars where symbol = any($1::text[]) and date <= coalesce($2::date, 'infinity')
         order by date desc limit $3
       )
       select symbol, json_agg(json_build_array(date - date '1970-01-01', adjusted_close::float8) order by date) as points
       from bars
       where symbol = any($1::text[]) and date <= coalesce($2::date, 'infinity')
         and date >= (select min(date) from sessions)
       group by symbol`,
      [symbols, end ?? null, lastSessions],
    );
    return matrixOf(symbols, rows);
  }

  async loadLatestDate(symbols: readonly string[]): Promise<TradingDate | null> {
    const [row] = await this.dataSource.query<[{ date: TradingDate | null }]>(
      `select max(date)::text as date from bars where symbol = any($1::text[])`,
      [symbols],
    );
    return row.date;
  }

  /** Ascending dates up to `end` (`infinity`: all) on which any of the symbols has a bar. */
  async loadSessions(symbols: readonly string[], end: string): Promise<TradingDate[]> {
    const rows = await this.dataSource.query<{ date: TradingDate }[]>(
      `select date::text as date
       from (select distinct date from bars where symbol = any($1::text[]) and date <= $2::date) sessions order by date`,
      [symbols, end],
    );
    return rows.map(({ date }) => date);
  }

  /** As traded, not adjusted. Symbols without bars are missing. */
  async loadLastCloses(symbols: readonly string[]): Promise<Map<string, { price: Price; date: TradingDate }>> {
    const rows = await this.dataSource.query<{ symbol: string; date: TradingDate; close: string }[]>(
      `select w.symbol, b.date::text as date, b.close::text as close from unnest($1::text[]) w (symbol)
       cross join lateral (select date, close from bars where symbol = w.symbol order by date desc limit 1) b`,
      [symbols],
    );
    return new Map(rows.map(({ symbol, date, close }) => [symbol, { price: decimal(close), date }]));
  }

  /** As of a trading day, whose own bar does not count. Symbols without bars are missing. */
  async loadTradeReferences(symbols: readonly string[], day: TradingDate): Promise<Map<string, TradeReference>> {
    const rows = await this.dataSource.query<ReferenceRow[]>(
      `select w.symbol, max(b.date)::text as last_date, round(avg(b.volume), 9)::text as average_volume,
              (array_agg(b.close order by b.date desc) filter (where b.date < $2::date and b.date >= $2::date - 7))[1]::text
                as previous_close
       from unnest($1::text[]) w (symbol)
       cross join lateral (
         select date, close, volume from bars where symbol = w.symbol order by date desc limit 20
       ) b
       group by w.symbol`,
      [symbols, day],
    );
    return new Map(rows.map((row) => [row.symbol, referenceOf(row)]));
  }

  /** Oldest first; `newest` keeps only the last so many of the range. */
  async loadBars({ symbol, start, end, newest }: BarRange): Promise<BarEntity[]> {
    const query = this.dataSource.getRepository(BarEntity).createQueryBuilder('bar').where({ symbol });
    if (start !== undefined) query.andWhere('bar.date >= :start', { start });
    if (end !== undefined) query.andWhere('bar.date <= :end', { end });
    const bars = await query.orderBy('bar.date', 'DESC').limit(newest).getMany();
    return bars.reverse();
  }
}

function referenceOf({ last_date, previous_close, average_volume }: ReferenceRow): TradeReference {
  return {
    lastDate: last_date,
    previousClose: previous_close === null ? undefined : decimal(previous_close),
    averageVolume: decimal(average_volume),
  };
}

function matrixOf(symbols: readonly string[], rows: readonly SeriesRow[]): PriceMatrix {
  const { days, rowOf } = sessionsOf(rows);
  const columnOf = new Map(symbols.map((symbol, i) => [symbol, i]));
  const closes = new Float64Array(days.length * symbols.length).fill(Number.NaN);
  for (const { symbol, points } of rows) {
    const column = columnOf.get(symbol) ?? 0;
    for (const [day, close] of points) closes[rowOf(day) * symbols.length + column] = close;
  }
  return { symbols, dates: days.map(dateOf), closes };
}

/** The days that any series has, ascending. By place, not by key: it is asked once for every price, which may be millions. */
function sessionsOf(rows: readonly SeriesRow[]): { days: number[]; rowOf: (day: number) => number } {
  const first = Math.min(...rows.map(({ points }) => points[0]?.[0] ?? Infinity));
  const last = Math.max(...rows.map(({ points }) => points.at(-1)?.[0] ?? -Infinity));
  const places = new Int32Array(Math.max(0, last - first + 1)).fill(-1);
  for (const { points } of rows) for (const [day] of points) places[day - first] = 0;
  const days: number[] = [];
  places.forEach((place, i) => {
    if (place === 0) places[i] = days.push(first + i) - 1;
  });
  return { days, rowOf: (day) => places[day - first] ?? 0 };
}

function dateOf(day: number): TradingDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10) as TradingDate;
}
