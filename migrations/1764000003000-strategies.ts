import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Strategies, their target weights and return histories, and the book that shares capital among them. */
export class Strategies1764000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table strategies (
        id text primary key check (id ~ '^[a-z][a-z0-9_-]{0,62}$'),
        name text not null,
        kind text not null,
        params jsonb not null default '{}',
        universe jsonb not null,
        enabled boolean not null default true,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      comment on column strategies.universe is '{"symbols":[…]} or {"sectors":[…]} or {"all":true}';

      create table allocation_inputs (
        hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
        body bytea not null,
        created_at timestamptz not null default now()
      );
      comment on column allocation_inputs.body is 'gzip of the canonical JSON whose SHA-256 is the hash';

      create table allocation_runs (
        id uuid primary key,
        level text not null check (level in ('strategy', 'meta')),
        strategy_id text references strategies (id) on delete cascade,
        as_of date not null,
        method text not null,
        params jsonb not null,
        inputs_hash text not null references allocation_inputs (hash),
        weights jsonb not null,
        diagnostics jsonb not null,
        created_at timestamptz not null default now(),
        check ((level = 'strategy') = (strategy_id is not null))
      );
      create index allocation_runs_recent on allocation_runs (created_at desc);

      create table target_weights (
        run_id uuid not null references allocation_runs (id) on delete cascade,
        strategy_id text not null references strategies (id) on delete cascade,
        symbol text not null references symbols (symbol),
        weight double precision not null,
        as_of date not null,
        created_at timestamptz not null default now(),
        primary key (run_id, symbol)
      );
      create index target_weights_strategy on target_weights (strategy_id, created_at desc);

      create table returns (
        strategy_id text not null references strategies (id) on delete cascade,
        date date not null,
        return double precision not null check (return > -1),
        simulated boolean not null,
        primary key (strategy_id, date)
      );
      comment on table returns is 'simple daily returns; simulated = walk-forward on stored bars before the first live day';

      create table books (
        id uuid primary key,
        meta_run_id uuid not null references allocation_runs (id),
        as_of date not null,
        created_at timestamptz not null default now()
      );
      create index books_recent on books (created_at desc);
      create table book_shares (
        book_id uuid not null references books (id) on delete cascade,
        strategy_id text not null references strategies (id) on delete cascade,
        run_id uuid not null references allocation_runs (id) on delete cascade,
        share double precision not null check (share >= 0),
        primary key (book_id, strategy_id)
      );
      comment on table book_shares is 'capital share of each strategy, and the weights run that the book took for it';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table book_shares, books, returns, target_weights, allocation_runs, allocation_inputs, strategies
    `);
  }
}
