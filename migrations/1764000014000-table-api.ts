import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What makes a row of a view unique. The table API reads it from the comment, as a view has no primary key. */
const KEYS = {
  account_history: 'timestamp, id',
  allocation_performance: 'method, date',
  allocation_policies: 'id',
  allocation_runs: 'created_at, id',
  audit_log: 'id',
  equity: 'strategy, timestamp',
  job_runs: 'queued_at, id',
  orders: 'order_id',
  portfolio: 'symbol',
  positions: 'strategy, symbol, account_number',
  prices: 'symbol, date',
  properties: 'key',
  protections: 'id',
  rebalance_runs: 'created_at, id',
  returns: 'strategy, date',
  run_legs: 'run_id, leg',
  strategies: 'id',
  strategy_shares: 'strategy',
  strategy_weights: 'strategy, symbol',
  symbols: 'symbol',
  trades: 'id',
  weight_history: 'strategy, as_of, symbol, run_id',
};

/** Keys of the views, the columns that later migrations brought, and the secret that signs cursors. */
export class TableApi1764000014000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table cursor_key (
        secret text not null default gen_random_uuid()::text || gen_random_uuid()::text
      );
      comment on table cursor_key is 'signs the cursors of /db: one row, the same for every replica';
      create unique index cursor_key_one on cursor_key ((true));
      insert into cursor_key default values;

      create or replace view api.positions as
        select sleeve as strategy, asset as symbol, amount as qty, cost_usd as cost_basis, updated_at, account_number
        from positions where amount <> 0 and sleeve <> 'external';
      create or replace view api.account_history as
        select account_number, at as timestamp, cash, equity, buying_power, long_market_value, short_market_value, id
        from account_snapshots;
      create or replace view api.rebalance_runs as
        select id, status, trigger, requested_by, strategy_id as strategy, book_id, reason, detail, orders_planned,
               orders_skipped, plan, created_at, started_at, finished_at, plan_id, plan_hash, cancel_requested_at
        from rebalance_runs;
      ${Object.entries(KEYS)
        .map(([view, key]) => `comment on view api.${view} is 'key: ${key}';`)
        .join('\n')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${Object.keys(KEYS)
        .map((view) => `comment on view api.${view} is null;`)
        .join('\n')}
      drop view api.positions, api.account_history, api.rebalance_runs;
      create view api.positions as
        select sleeve as strategy, asset as symbol, amount as qty, cost_usd as cost_basis, updated_at
        from positions where amount <> 0 and sleeve <> 'external';
      create view api.account_history as
        select account_number, at as timestamp, cash, equity, buying_power, long_market_value, short_market_value
        from account_snapshots;
      create view api.rebalance_runs as
        select id, status, trigger, requested_by, strategy_id as strategy, book_id, reason, detail, orders_planned,
               orders_skipped, plan, created_at, started_at, finished_at
        from rebalance_runs;
      grant select on api.positions, api.account_history, api.rebalance_runs to pas_reader;
      drop table cursor_key;
    `);
  }
}
