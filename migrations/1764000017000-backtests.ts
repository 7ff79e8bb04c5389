import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Backtests: what was asked, who computes it now, and what came out. */
export class Backtests1764000017000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table backtests (
        id uuid primary key,
        status text not null default 'queued' check (status in ('queued', 'running', 'completed', 'failed')),
        definition json not null,
        requested_by text not null,
        progress double precision not null default 0 check (progress between 0 and 1),
        attempts integer not null default 0,
        owner text,
        lease_expires_at timestamptz,
        inputs_hash text check (inputs_hash ~ '^[0-9a-f]{64}$'),
        prices_hash text check (prices_hash ~ '^[0-9a-f]{64}$'),
        result json,
        error_code text,
        error_detail text,
        created_at timestamptz not null default clock_timestamp(),
        started_at timestamptz,
        finished_at timestamptz,
        check ((status = 'running') = (owner is not null)),
        check ((status = 'running') = (lease_expires_at is not null)),
        check ((status = 'completed') = (result is not null)),
        check ((status = 'failed') = (error_code is not null))
      );
      comment on column backtests.definition is 'the question, completed: rule, the symbols its universe meant, dates, costs';
      comment on column backtests.inputs_hash is
        'SHA-256 of what the numbers follow from (definition and prices): equal hashes, equal results';
      comment on column backtests.lease_expires_at is 'kept by the process that computes; after it, another may take over';
      create index backtests_recent on backtests (created_at desc, id);
      create index backtests_open on backtests (created_at, id) where status in ('queued', 'running');

      create view api.backtests as
        select id, status, definition ->> 'strategy' as strategy, definition ->> 'kind' as kind,
               (definition ->> 'start')::date as start_date, (definition ->> 'end')::date as end_date, definition, progress,
               inputs_hash, result -> 'statistics' as statistics, error_code, error_detail, created_at, started_at, finished_at
        from backtests;
      comment on view api.backtests is 'key: created_at, id';
      grant select on api.backtests to pas_reader;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop view api.backtests; drop table backtests`);
  }
}
