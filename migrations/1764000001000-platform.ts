import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Outbox, jobs, audit and settings: what every module stands on. */
export class Platform1764000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox (
        id bigint generated always as identity primary key,
        xid xid8 not null default pg_current_xact_id(),
        topic text not null,
        payload jsonb not null,
        created_at timestamptz not null default now()
      );
      comment on column outbox.xid is
        'readers take only rows below the oldest running transaction, so that a late commit is never skipped';
      create index outbox_order on outbox (xid, id);
      create index outbox_created on outbox (created_at);

      create table job_settings (
        job_name text primary key,
        paused boolean not null,
        updated_at timestamptz not null default now(),
        updated_by text not null
      );
      create table job_slots (
        job_name text not null,
        slot timestamptz not null,
        created_at timestamptz not null default now(),
        primary key (job_name, slot)
      );
      create table job_runs (
        id uuid primary key,
        job_name text not null,
        slot timestamptz,
        trigger text not null check (trigger in ('schedule', 'manual')),
        status text not null check (status in ('queued', 'running', 'succeeded', 'failed', 'skipped')),
        attempt integer not null default 0,
        queued_at timestamptz not null default now(),
        started_at timestamptz,
        heartbeat_at timestamptz,
        finished_at timestamptz,
        result jsonb,
        error text
      );
      comment on column job_runs.heartbeat_at is 'the process that runs it said so last; silence means that it is gone';
      create index job_runs_recent on job_runs (job_name, queued_at desc);
      create index job_runs_open on job_runs (status, job_name) where status in ('queued', 'running');

      create table audit_log (
        id bigint generated always as identity primary key,
        at timestamptz not null default now(),
        actor text not null,
        action text not null,
        subject text,
        detail jsonb not null default '{}',
        request_id text
      );
      create index audit_log_at on audit_log (at desc);

      create table properties (
        key text primary key,
        value jsonb not null,
        updated_at timestamptz not null default now()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table properties, audit_log, job_runs, job_slots, job_settings, outbox`);
  }
}
