import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TradingDate } from '../common/trading-date.js';
import type { PriceMatrix } from './price-matrix.js';

/** A signal as a rule goes by it. */
export interface SignalUse {
  signal: string;
  /** Calendar days for which a value counts. */
  maxAgeDays: number;
}

interface SymbolValues {
  symbol: string;
  /** Ascending. */
  dates: TradingDate[];
  values: number[];
}

const DAY_MS = 86_400_000;

/** The imported scores of symbols. */
@Injectable()
export class SignalsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The prices with what the signal said of their symbols at each close: its last value, if that is young enough. */
  async addScores(prices: PriceMatrix, { signal, maxAgeDays }: SignalUse): Promise<PriceMatrix> {
    const rows = await this.dataSource.query<SymbolValues[]>(
      `select symbol, array_agg(date::text order by date) as dates, array_agg(value order by date) as values
       from signals
       where signal = $1 and symbol = any($2::text[]) and date >= $3::date - $5::int and date <= $4::date
       group by symbol`,
      [signal, prices.symbols, prices.dates[0] ?? null, prices.dates.at(-1) ?? null, maxAgeDays],
    );
    return { ...prices, scores: scoresOf(prices, rows, maxAgeDays) };
  }
}

/** Dates × symbols, row by row. */
export function scoresOf(
  { symbols, dates }: PriceMatrix,
  rows: readonly SymbolValues[],
  maxAgeDays: number,
): Float64Array {
  const scores = new Float64Array(dates.length * symbols.length).fill(Number.NaN);
  const columnOf = new Map(symbols.map((symbol, column) => [symbol, column]));
  for (const { symbol, dates: days, values } of rows) {
    const column = columnOf.get(symbol) ?? 0;
    let next = 0;
    dates.forEach((date, row) => {
      while (next < days.length && (days[next] ?? date) <= date) next += 1;
      const last = days[next - 1];
      if (last !== undefined && Date.parse(date) - Date.parse(last) <= maxAgeDays * DAY_MS) {
        scores[row * symbols.length + column] = values[next - 1] ?? Number.NaN;
      }
    });
  }
  return scores;
}
