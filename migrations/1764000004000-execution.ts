import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs, intents, orders, fills and the double-entry ledger of the sleeves. */
export class Execution1764000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createAccounts(runner);
    await this.createOrders(runner);
    await this.createLedger(runner);
  }

  private async createAccounts(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table broker_accounts (
        account_number text primary key,
        broker text not null,
        mode text not null check (mode in ('paper', 'live', 'simulated')),
        trading_state text not null default 'ACTIVE' check (trading_state in ('ACTIVE', 'REDUCING', 'HALTED')),
        trading_state_reason text,
        opened_at timestamptz not null,
        pinned_at timestamptz not null default now()
      );
      comment on column broker_accounts.opened_at is
        'market time of the opening balance; executions before it are part of that balance';
      create table execution_leases (
        name text primary key,
        owner text not null,
        token bigint not null,
        expires_at timestamptz not null
      );
      comment on column execution_leases.token is
        'fencing token: grows with every change of owner and is checked in each transaction that acts for the owner';

      create table account_snapshots (
        id bigint generated always as identity primary key,
        account_number text not null references broker_accounts (account_number),
        at timestamptz not null,
        cash numeric not null,
        equity numeric not null,
        buying_power numeric not null,
        long_market_value numeric not null,
        short_market_value numeric not null
      );
      create index account_snapshots_at on account_snapshots (at desc);

      create table equity (
        strategy text not null,
        at timestamptz not null,
        equity numeric not null,
        cash numeric not null,
        simulated boolean not null,
        primary key (strategy, at)
      );
      comment on table equity is 'strategy "portfolio" is the whole account; at is market time (the broker''s clock)';
    `);
  }

  private async createOrders(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rebalance_runs (
        id uuid primary key,
        account_number text not null references broker_accounts (account_number),
        book_id uuid references books (id),
        strategy_id text references strategies (id) on delete set null,
        status text not null check (status in ('queued', 'sells_in_progress', 'buys_in_progress', 'completed',
          'completed_with_errors', 'canceled', 'canceled_mid_run', 'held', 'failed')),
        trigger text not null check (trigger in ('api', 'job', 'cli')),
        requested_by text not null,
        idempotency_key text,
        reason text,
        detail text,
        plan jsonb,
        orders_planned integer not null default 0,
        orders_skipped integer not null default 0,
        cancel_requested_at timestamptz,
        created_at timestamptz not null default now(),
        started_at timestamptz,
        finished_at timestamptz,
        unique (account_number, idempotency_key)
      );
      create unique index rebalance_runs_one_active on rebalance_runs (account_number)
        where status in ('queued', 'sells_in_progress', 'buys_in_progress', 'held');
      create index rebalance_runs_recent on rebalance_runs (created_at desc);

      create table order_intents (
        client_order_id text primary key check (length(client_order_id) <= 128),
        run_id uuid not null references rebalance_runs (id),
        seq integer not null,
        phase text not null check (phase in ('sell', 'buy')),
        symbol text not null,
        side text not null check (side in ('buy', 'sell')),
        type text not null check (type in ('market', 'limit')),
        qty numeric check (qty > 0),
        notional numeric check (notional > 0),
        limit_price numeric check (limit_price > 0),
        shares jsonb not null,
        state text not null check (state in ('pending', 'unknown', 'accepted', 'rejected', 'terminal')),
        failure jsonb,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (run_id, seq),
        check ((qty is null) <> (notional is null))
      );
      comment on table order_intents is 'written and committed before the order is sent';
      comment on column order_intents.shares is
        '[{"sleeve":id,"amount":decimal string}]: whose the order is, in its own unit; they sum to qty or notional';

      create table orders (
        order_id text primary key,
        client_order_id text not null unique,
        run_id uuid references rebalance_runs (id),
        account_number text not null references broker_accounts (account_number),
        symbol text not null,
        side text not null check (side in ('buy', 'sell')),
        type text not null,
        time_in_force text not null,
        qty numeric,
        notional numeric,
        limit_price numeric,
        filled_qty numeric not null default 0,
        filled_avg_price numeric,
        status text not null,
        submitted_at timestamptz,
        updated_at timestamptz not null
      );
      create index orders_recent on orders (submitted_at desc);

      create table fills (
        id bigint generated always as identity primary key,
        order_id text not null references orders (order_id),
        execution_id text,
        cum_qty numeric not null,
        symbol text not null,
        side text not null check (side in ('buy', 'sell')),
        qty numeric not null check (qty > 0),
        price numeric not null check (price > 0),
        transacted_at timestamptz not null,
        booked_at timestamptz not null default now(),
        unique (order_id, cum_qty)
      );
      comment on table fills is 'one row per execution: the cumulative quantity names it whichever way the broker told us';
      create unique index fills_execution on fills (order_id, execution_id) where execution_id is not null;
      create index fills_recent on fills (transacted_at desc, id desc);
    `);
  }

  private async createLedger(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ledger_entries (
        id bigint generated always as identity primary key,
        transaction_id uuid not null,
        account_number text not null references broker_accounts (account_number),
        kind text not null check (kind in ('deposit', 'fill', 'cross', 'transfer', 'adjustment')),
        sleeve text not null,
        asset text not null,
        amount numeric not null,
        value_usd numeric not null,
        fill_id bigint references fills (id),
        run_id uuid references rebalance_runs (id),
        memo text,
        at timestamptz not null,
        booked_at timestamptz not null default now()
      );
      comment on table ledger_entries is
        'append-only, double entry: the values of one transaction sum to zero; asset USD is cash, any other a symbol; '
        'sleeve "reserve" holds cash that no strategy owns, sleeve "external" is the outside world';
      create index ledger_entries_transaction on ledger_entries (transaction_id);
      create index ledger_entries_sleeve on ledger_entries (account_number, sleeve, asset);
      create unique index ledger_entries_fill_once on ledger_entries (fill_id, sleeve, asset) where fill_id is not null;

      create function ledger_balanced() returns trigger language plpgsql as $$
      begin
        if (select sum(value_usd) from ledger_entries where transaction_id = new.transaction_id) <> 0 then
          raise exception 'ledger transaction % does not balance', new.transaction_id;
        end if;
        return null;
      end $$;
      create constraint trigger ledger_entries_balance after insert on ledger_entries
        deferrable initially deferred for each row execute function ledger_balanced();

      create function ledger_append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'the ledger is append-only: book a reversing transaction';
      end $$;
      create trigger ledger_entries_append_only before update or delete on ledger_entries
        for each statement execute function ledger_append_only();
      create trigger fills_append_only before update or delete on fills
        for each statement execute function ledger_append_only();

      create table positions (
        account_number text not null references broker_accounts (account_number),
        sleeve text not null,
        asset text not null,
        amount numeric not null,
        cost_usd numeric not null,
        updated_at timestamptz not null default now(),
        primary key (account_number, sleeve, asset)
      );
      comment on table positions is 'running sums of the ledger, kept in the same transaction; cost_usd is average cost';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table positions, ledger_entries;
      drop table fills, orders, order_intents, rebalance_runs, equity, account_snapshots, execution_leases, broker_accounts;
      drop function ledger_balanced();
      drop function ledger_append_only();
    `);
  }
}
