import type { EntityManager } from 'typeorm';
import type { TradingDate } from '../../../common/trading-date.js';
import type { MergeOutcome } from '../../bar-staging.js';
import type { DatedValue } from './dated-value.js';

/** A table of dated values: how it calls the series, the member and the value. */
export interface ValueTable {
  name: 'signals' | 'factors';
  series: string;
  member: string;
  value: string;
}

export interface StagedValues {
  series: string[];
  members: string[];
  firstDate: TradingDate | null;
  lastDate: TradingDate | null;
}

/** Values on their way into their table: staged in a temporary table of the open transaction, then merged at once. */
export class ValueStaging {
  private constructor(
    private readonly manager: EntityManager,
    private readonly table: ValueTable,
  ) {}

  static async open(manager: EntityManager, table: ValueTable): Promise<ValueStaging> {
    // Two merges that touch the same values could deadlock.
    await manager.query(`select pg_advisory_xact_lock(hashtext($1))`, [`pas.${table.name}.merge`]);
    await manager.query(`
      create temporary table staged_values (
        line integer not null, series text not null, member text not null, date date not null, value double precision not null
      ) on commit drop`);
    return new ValueStaging(manager, table);
  }

  async add(rows: readonly DatedValue[]): Promise<void> {
    const column = <K extends keyof DatedValue>(name: K): DatedValue[K][] => rows.map((row) => row[name]);
    await this.manager.query(
      `insert into staged_values (line, series, member, date, value)
       select * from unnest($1::int[], $2::text[], $3::text[], $4::date[], $5::float8[])`,
      [column('line'), column('series'), column('member'), column('date'), column('value')],
    );
  }

  /** Keeps the first value of every day; answers with the number of the others and the first few of them. */
  async dropDuplicates(): Promise<{ count: number; examples: { line: number; detail: string }[] }> {
    await this.manager.query(`analyze staged_values`);
    const [gone] = await this.manager.query<[{ count: number; examples: { line: number; detail: string }[] }]>(`
      with gone as (
        delete from staged_values s
        where exists (select from staged_values f
                      where (f.series, f.member, f.date) = (s.series, s.member, s.date) and f.line < s.line)
        returning line, concat_ws(' ', series, member, date, 'stands there already') as detail
      )
      select count(*)::int as count,
             coalesce((select json_agg(e) from (select * from gone order by line, detail limit 3) e), '[]') as examples
      from gone`);
    return gone;
  }

  async summarise(): Promise<StagedValues> {
    const [summary] = await this.manager.query<[StagedValues]>(`
      select coalesce(array_agg(distinct series), '{}') as series, coalesce(array_agg(distinct member), '{}') as members,
             min(date)::text as "firstDate", max(date)::text as "lastDate"
      from staged_values`);
    return summary;
  }

  /** What is not in the staged values stays. `source` says where a value came from. */
  async merge(source: string): Promise<MergeOutcome> {
    const { name, series, member, value } = this.table;
    const [merged] = await this.manager.query<[MergeOutcome]>(
      `with merged as (
         insert into ${name} as v (${series}, ${member}, date, ${value}, source)
         select series, member, date, value, $1 from staged_values order by series, member, date
         on conflict (${series}, ${member}, date) do update
           set ${value} = excluded.${value}, source = excluded.source, updated_at = now()
           where v.${value} <> excluded.${value}
         returning xmax = 0 as is_new)
       select count(*) filter (where is_new)::int as stored, count(*) filter (where not is_new)::int as updated,
              ((select count(*) from staged_values) - count(*))::int as unchanged
       from merged`,
      [source],
    );
    return merged;
  }
}
