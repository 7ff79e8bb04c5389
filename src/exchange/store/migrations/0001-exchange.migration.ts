import type { ExchangeMigration } from '../exchange-migration.js';

/** Amounts are unconstrained `numeric`: quantity times price keeps every digit. */
export const exchangeTables: ExchangeMigration = {
  version: 1,
  name: 'exchange tables',
  sql: `
    create table exchange.state (
      is_only boolean primary key default true check (is_only),
      market_time timestamptz not null,
      ticks bigint not null
    );

    create table exchange.assets (
      symbol text primary key,
      id uuid not null unique,
      name text not null,
      sector text,
      exchange text not null,
      is_simulated boolean not null,
      is_tradable boolean not null,
      is_fractionable boolean not null,
      is_halted boolean not null default false
    );

    -- Written once a second as a whole: free room keeps the updates on their page.
    create table exchange.prices (
      symbol text primary key references exchange.assets,
      price numeric not null check (price > 0),
      fair_value double precision not null check (fair_value > 0),
      traded_at timestamptz not null,
      date date not null,
      day_open numeric not null,
      day_high numeric not null,
      day_low numeric not null,
      day_volume bigint not null,
      previous_close numeric not null,
      minute_at timestamptz not null,
      minute_open numeric not null,
      minute_high numeric not null,
      minute_low numeric not null,
      minute_volume bigint not null,
      average_volume double precision not null,
      variance double precision not null,
      long_run_variance double precision not null
    ) with (fillfactor = 50);

    create table exchange.bars (
      symbol text not null references exchange.assets,
      date date not null,
      open numeric not null check (open > 0),
      high numeric not null check (high >= open and high >= close),
      low numeric not null check (low > 0 and low <= open and low <= close),
      close numeric not null check (close > 0),
      volume numeric not null check (volume >= 0),
      primary key (symbol, date)
    );

    create table exchange.account (
      is_only boolean primary key default true check (is_only),
      id uuid not null,
      account_number text not null,
      created_at timestamptz not null,
      cash numeric not null check (cash >= 0),
      last_equity numeric not null,
      balance_asof date not null,
      suspend_trade boolean not null default false
    );

    create table exchange.positions (
      symbol text primary key references exchange.assets,
      qty numeric not null check (qty > 0),
      cost_basis numeric not null,
      intraday_cost numeric not null
    );

    create table exchange.orders (
      seq bigint generated always as identity primary key,
      id uuid not null unique,
      client_order_id text not null unique,
      asset_id uuid not null,
      symbol text not null references exchange.assets,
      side text not null check (side in ('buy', 'sell')),
      type text not null check (type in ('market', 'limit')),
      time_in_force text not null check (time_in_force in ('day', 'gtc')),
      qty numeric check (qty > 0),
      notional numeric check (notional > 0),
      limit_price numeric check ((limit_price is null) = (type = 'market')),
      reserve_price numeric not null,
      status text not null,
      filled_qty numeric not null default 0 check (filled_qty <= qty),
      filled_cost numeric not null default 0 check (filled_cost <= notional),
      submitted_at timestamptz not null,
      updated_at timestamptz not null,
      expires_at timestamptz not null,
      filled_at timestamptz,
      canceled_at timestamptz,
      expired_at timestamptz,
      failed_at timestamptz,
      check ((qty is null) <> (notional is null))
    );
    create index orders_open on exchange.orders (seq)
      where status in ('accepted', 'pending_new', 'new', 'partially_filled');
    create unique index orders_submitted_at on exchange.orders (submitted_at);

    create table exchange.executions (
      seq bigint generated always as identity primary key,
      id uuid not null unique,
      order_id uuid not null references exchange.orders (id),
      symbol text not null,
      side text not null,
      kind text not null check (kind in ('fill', 'partial_fill')),
      qty numeric not null check (qty > 0),
      price numeric not null check (price > 0),
      cum_qty numeric not null,
      leaves_qty numeric not null,
      order_status text not null,
      executed_at timestamptz not null,
      unique (order_id, cum_qty)
    );
  `,
};
