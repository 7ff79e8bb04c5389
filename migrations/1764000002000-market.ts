import type { MigrationInterface, QueryRunner } from 'typeorm';

const DECADES = [1970, 1980, 1990, 2000, 2010, 2020, 2030, 2040];

/** Symbols and daily bars. `source` says where a row came from; `simulated` marks whatever no real market printed. */
export class Market1764000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table symbols (
        symbol text primary key check (symbol ~ '^[A-Z0-9][A-Z0-9.^/=-]{0,31}$'),
        name text,
        sector text,
        exchange text,
        tradable boolean not null default true,
        fractionable boolean not null default true,
        simulated boolean not null,
        updated_at timestamptz not null default now()
      );
      create table bars (
        symbol text not null references symbols (symbol) on delete cascade,
        date date not null,
        open numeric not null check (open > 0),
        high numeric not null check (high > 0),
        low numeric not null check (low > 0),
        close numeric not null check (close > 0),
        adjusted_close numeric not null check (adjusted_close > 0),
        volume numeric not null check (volume >= 0),
        source text not null,
        simulated boolean not null,
        updated_at timestamptz not null default now(),
        primary key (symbol, date)
      ) partition by range (date);
      ${DECADES.map(
        (year) =>
          `create table bars_${year}s partition of bars for values from ('${year}-01-01') to ('${year + 10}-01-01');`,
      ).join('\n')}
      create table bars_other partition of bars default;
      create index bars_date on bars (date);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table bars; drop table symbols`);
  }
}
