import type { EntityManager } from 'typeorm';
import type { TradingDate } from '../common/trading-date.js';

/** A bar as its exact texts; `line` is where it stood in its file (0 when it came over the wire). */
export interface BarRow {
  line: number;
  symbol: string;
  date: string;
  open: string;
  high: string;
  low: string;
  close: string;
  adjustedClose: string;
  volume: string;
}

export type BarSource = 'import' | 'alpaca' | 'exchange';

export interface MergeOutcome {
  stored: number;
  updated: number;
  unchanged: number;
}

export interface DuplicateRow {
  line: number;
  symbol: string;
  date: string;
}

export interface StagedSummary {
  symbols: string[];
  firstDate: TradingDate | null;
  lastDate: TradingDate | null;
}

const INSERT = `
  insert into staged_bars (line, symbol, date, open, high, low, close, adjusted_close, volume)
  select * from unnest($1::int[], $2::text[], $3::date[], $4::numeric[], $5::numeric[], $6::numeric[], $7::numeric[],
    $8::numeric[], $9::numeric[])`;

const CHANGED = `(b.open, b.high, b.low, b.close, b.adjusted_close, b.volume, b.source)
  is distinct from (s.open, s.high, s.low, s.close, s.adjusted_close, s.volume, $1)`;

/**
 * Bars on their way into the `bars` table: staged in a temporary table of the open transaction, then merged at once, so
 * that prices go as text into `numeric` and an import is all or nothing.
 */
export class BarStaging {
  private constructor(private readonly manager: EntityManager) {}

  static async open(manager: EntityManager): Promise<BarStaging> {
    // Two merges that touch the same bars would miscount each other's rows, and could deadlock.
    await manager.query(`select pg_advisory_xact_lock(hashtext('pas.bars.merge'))`);
    await manager.query(`
      create temporary table staged_bars (
        line integer not null, symbol text not null, date date not null, open numeric not null, high numeric not null,
        low numeric not null, close numeric not null, adjusted_close numeric not null, volume numeric not null
      ) on commit drop`);
    return new BarStaging(manager);
  }

  async add(rows: readonly BarRow[]): Promise<void> {
    if (rows.length === 0) return;
    const column = <K extends keyof BarRow>(name: K): BarRow[K][] => rows.map((row) => row[name]);
    await this.manager.query(INSERT, [
      column('line'),
      column('symbol'),
      column('date'),
      column('open'),
      column('high'),
      column('low'),
      column('close'),
      column('adjustedClose'),
      column('volume'),
    ]);
  }

  /** Keeps the first row of every (symbol, date); answers with the others, the first few of them by name. */
  async dropDuplicates(): Promise<{ count: number; examples: DuplicateRow[] }> {
    const [row] = await this.manager.query<[{ count: number; examples: DuplicateRow[] | null }]>(`
      with ranked as (
        select ctid as place, row_number() over (partition by symbol, date order by line) as nth from staged_bars
      ), gone as (
        delete from staged_bars s using ranked where s.ctid = ranked.place and ranked.nth > 1
        returning s.line, s.symbol, s.date
      )
      select count(*)::int as count,
             (select json_agg(first) from (select * from gone order by line, symbol limit 3) first) as examples
      from gone`);
    return { count: row.count, examples: row.examples ?? [] };
  }

  async summarise(): Promise<StagedSummary> {
    await this.manager.query(`analyze staged_bars`);
    const [row] = await this.manager.query<[StagedSummary]>(`
      select coalesce(array_agg(distinct symbol order by symbol), '{}') as symbols,
             min(date)::text as "firstDate", max(date)::text as "lastDate"
      from staged_bars`);
    return row;
  }

  /** Bars that a user imported are never overwritten by what a broker says. */
  async merge(source: BarSource, simulated: boolean): Promise<MergeOutcome> {
    const [existing] = await this.manager.query<[{ same: number; changed: number; protected: number; staged: number }]>(
      `select count(*)::int as staged,
              count(*) filter (where b.symbol is not null and not ${CHANGED})::int as same,
              count(*) filter (where b.source = 'import' and $1 <> 'import')::int as protected,
              count(*) filter (where b.symbol is not null and ${CHANGED}
                and (b.source <> 'import' or $1 = 'import'))::int as changed
       from staged_bars s left join bars b on b.symbol = s.symbol and b.date = s.date`,
      [source],
    );
    await this.manager.query(
      `insert into bars as b (symbol, date, open, high, low, close, adjusted_close, volume, source, simulated)
       select s.symbol, s.date, s.open, s.high, s.low, s.close, s.adjusted_close, s.volume, $1, $2 from staged_bars s
       order by s.symbol, s.date
       on conflict (symbol, date) do update
         set open = excluded.open, high = excluded.high, low = excluded.low, close = excluded.close,
             adjusted_close = excluded.adjusted_close, volume = excluded.volume, source = excluded.source,
             simulated = excluded.simulated, updated_at = now()
         where (b.source <> 'import' or excluded.source = 'import')
           and (b.open, b.high, b.low, b.close, b.adjusted_close, b.volume, b.source) is distinct from
               (excluded.open, excluded.high, excluded.low, excluded.close, excluded.adjusted_close, excluded.volume,
                excluded.source)`,
      [source, simulated],
    );
    const unchanged = existing.same + existing.protected;
    return { stored: existing.staged - unchanged - existing.changed, updated: existing.changed, unchanged };
  }
}
