import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The trading state with its history of who and why, protections, and an audit that is linked to run and leg. */
export class Safety1764000009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table broker_accounts
        add column trading_state_by text not null default 'system',
        add column trading_state_since timestamptz not null default clock_timestamp(),
        add column rearmed_at timestamptz,
        add column resumed_at timestamptz,
        add column sweep text check (sweep in ('own', 'all'));
      comment on column broker_accounts.rearmed_at is
        'market time of the last resume: the breakers measure from here on; null: there was none';
      comment on column broker_accounts.resumed_at is 'the same moment by the clock of the database';
      comment on column broker_accounts.sweep is
        'whose open orders at the broker are still to be canceled after a halt; null when none is left';

      alter table rebalance_runs add column buys_resized_at timestamptz;
      comment on column rebalance_runs.buys_resized_at is 'buys are sized once more when buying power lacks, then never again';
      alter table order_intents add column reference_price numeric check (reference_price > 0);
      alter table order_intents add column sent_at timestamptz;
      comment on column order_intents.sent_at is 'when the row said that the order is about to be sent; null: it never was';
      create index order_intents_sent on order_intents (sent_at) where sent_at is not null;

      create table protections (
        id uuid primary key,
        account_number text not null references broker_accounts (account_number),
        kind text not null,
        scope text not null check (scope in ('account', 'strategy', 'symbol')),
        subject text check ((subject is null) = (scope = 'account')),
        blocks text not null check (blocks in ('buys', 'sells', 'all')),
        reason text not null,
        starts_at timestamptz not null,
        ends_at timestamptz check (ends_at > starts_at),
        created_by text not null,
        created_at timestamptz not null default clock_timestamp(),
        lifted_by text,
        lifted_at timestamptz
      );
      comment on table protections is 'starts_at and ends_at are market time; ends_at null: until it is lifted';
      create index protections_open on protections (account_number) where lifted_at is null;
      create unique index protections_once on protections (account_number, kind, scope, subject, ends_at)
        where kind <> 'manual';

      alter table audit_log add column run_id uuid, add column client_order_id text;
      create index audit_log_run on audit_log (run_id) where run_id is not null;
      create or replace view api.audit_log as
        select id, at as timestamp, actor, action, subject, detail, request_id, run_id, client_order_id from audit_log;
      create view api.protections as
        select id, kind, scope, subject, blocks, reason, starts_at, ends_at, created_by, created_at, lifted_by, lifted_at
        from protections;
      grant select on api.protections to pas_reader;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view api.protections, api.audit_log;
      create view api.audit_log as
        select id, at as timestamp, actor, action, subject, detail, request_id from audit_log;
      grant select on api.audit_log to pas_reader;
      alter table audit_log drop column run_id, drop column client_order_id;
      drop table protections;
      alter table order_intents drop column sent_at, drop column reference_price;
      alter table rebalance_runs drop column buys_resized_at;
      alter table broker_accounts drop column trading_state_by, drop column trading_state_since, drop column rearmed_at, drop column resumed_at,
        drop column sweep;
    `);
  }
}
