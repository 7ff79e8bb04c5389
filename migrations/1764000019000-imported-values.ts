import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is brought in beside prices: scores of symbols, and the returns of factors. */
export class ImportedValues1764000019000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table signals (
        signal text not null,
        symbol text not null check (symbol ~ '^[A-Z0-9][A-Z0-9.^/=-]{0,31}$'),
        date date not null,
        value double precision not null check (value not in ('nan', 'infinity', '-infinity')),
        source text not null,
        updated_at timestamptz not null default now(),
        primary key (signal, symbol, date)
      );
      comment on table signals is 'known at the close of the date; no bars are needed for a symbol';
      create index signals_date on signals (date);
      create table factors (
        dataset text not null,
        factor text not null,
        date date not null,
        return double precision not null check (return > -1 and return < 1),
        source text not null,
        updated_at timestamptz not null default now(),
        primary key (dataset, factor, date)
      );
      comment on table factors is 'simple daily returns as fractions';
      create index factors_date on factors (date);

      create view api.signals as select signal, symbol, date, value, source, updated_at from signals;
      comment on view api.signals is 'key: signal, symbol, date';
      create view api.factors as select dataset, factor, date, return, source, updated_at from factors;
      comment on view api.factors is 'key: dataset, factor, date';
      grant select on api.signals, api.factors to pas_reader;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop view api.factors, api.signals; drop table factors, signals`);
  }
}
