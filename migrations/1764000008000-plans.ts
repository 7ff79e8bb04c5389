import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans that somebody was shown and may have executed, the rules they obey, and halts that they heed. */
export class Plans1764000008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rebalance_rules (
        id bigint generated always as identity primary key,
        rules jsonb not null,
        set_by text not null,
        set_at timestamptz not null default clock_timestamp()
      );
      comment on table rebalance_rules is 'the last one holds; the others are history';

      create table plans (
        id uuid primary key,
        account_number text not null references broker_accounts (account_number),
        strategy_id text references strategies (id) on delete cascade,
        hash text not null check (hash ~ '^[0-9a-f]{64}$'),
        contract jsonb not null,
        requested_by text not null,
        created_at timestamptz not null default clock_timestamp(),
        expires_at timestamptz not null
      );
      comment on column plans.hash is 'SHA-256 of the contract as canonical JSON';
      create index plans_expiry on plans (expires_at);

      alter table rebalance_runs
        add column plan_id uuid unique references plans (id) on delete set null,
        add column plan_hash text;

      create table trading_halts (
        symbol text primary key,
        since timestamptz not null,
        reason text not null
      );
      comment on column trading_halts.since is 'market time';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table trading_halts;
      alter table rebalance_runs drop column plan_id, drop column plan_hash;
      drop table plans, rebalance_rules;
    `);
  }
}
