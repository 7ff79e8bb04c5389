import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The read-only face of the database: what `/db/{table}` serves, as the role `pas_reader`. A view runs with its owner's
 * rights, so the reader needs no grant on the tables behind it.
 */
export class ApiViews1764000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = 'pas_reader') then
          create role pas_reader nologin nosuperuser nocreatedb nocreaterole noinherit;
        end if;
      exception when duplicate_object or unique_violation then null;
      end $$;
      grant pas_reader to current_user;

      create schema api;
      comment on schema api is 'read-only views served under /db';
    `);
    await runner.query(`
      create view api.symbols as
        select symbol, name, sector, exchange, tradable, fractionable, simulated, updated_at from symbols;
      create view api.prices as
        select symbol, date, open, high, low, close, adjusted_close, volume, source, simulated from bars;

      create view api.strategies as
        select id, name, kind, params, universe, enabled, created_at, updated_at from strategies;
      create view api.weight_history as
        select strategy_id as strategy, symbol, weight, as_of, run_id, created_at from target_weights;
      create view api.strategy_weights as
        select t.strategy_id as strategy, t.symbol, t.weight, t.as_of, t.run_id
        from target_weights t
        join (select distinct on (strategy_id) strategy_id, id from allocation_runs
              where level = 'strategy' order by strategy_id, created_at desc, id) latest on latest.id = t.run_id;
      create view api.returns as
        select strategy_id as strategy, date, return, simulated from returns;
      create view api.allocation_runs as
        select id, level, strategy_id as strategy, as_of, method, params, inputs_hash, weights, diagnostics, created_at
        from allocation_runs;
      create view api.portfolio as
        select t.symbol, sum(s.share * t.weight) as weight, max(b.as_of) as as_of
        from (select id, as_of from books order by created_at desc, id limit 1) b
        join book_shares s on s.book_id = b.id
        join target_weights t on t.run_id = s.run_id
        group by t.symbol;
      create view api.strategy_shares as
        select s.strategy_id as strategy, s.share, b.as_of
        from (select id, as_of from books order by created_at desc, id limit 1) b
        join book_shares s on s.book_id = b.id;
    `);
    await runner.query(`
      create view api.rebalance_runs as
        select id, status, trigger, requested_by, strategy_id as strategy, book_id, reason, detail, orders_planned,
               orders_skipped, plan, created_at, started_at, finished_at
        from rebalance_runs;
      create view api.orders as
        select order_id, client_order_id, run_id, symbol, side, type, time_in_force, qty, notional, limit_price,
               filled_qty, filled_avg_price, status, submitted_at, updated_at
        from orders;
      create view api.trades as
        select f.id, f.order_id, f.execution_id, f.symbol, f.side, f.qty, f.price, f.transacted_at as timestamp,
               a.strategy, a.allocations, o.run_id
        from fills f
        join orders o on o.order_id = f.order_id
        left join lateral (
          select string_agg(l.sleeve, ',' order by l.sleeve) as strategy,
                 jsonb_agg(jsonb_build_object('strategy', l.sleeve, 'qty', abs(l.amount)) order by l.sleeve) as allocations
          from ledger_entries l
          where l.fill_id = f.id and l.asset = f.symbol
        ) a on true;
      create view api.positions as
        select sleeve as strategy, asset as symbol, amount as qty, cost_usd as cost_basis, updated_at
        from positions where amount <> 0 and sleeve <> 'external';
      create view api.equity as
        select strategy, at as timestamp, equity, cash, simulated from equity;
      create view api.account_history as
        select account_number, at as timestamp, cash, equity, buying_power, long_market_value, short_market_value
        from account_snapshots;
      create view api.job_runs as
        select id, job_name, slot, trigger, status, attempt, queued_at, started_at, finished_at, result, error from job_runs;
      create view api.audit_log as
        select id, at as timestamp, actor, action, subject, detail, request_id from audit_log;
      create view api.properties as
        select key, value, updated_at from properties;

      grant usage on schema api to pas_reader;
      grant select on all tables in schema api to pas_reader;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    // The role is shared by every database of the server, so it is left to the administrator.
    await runner.query(`drop schema api cascade`);
  }
}
