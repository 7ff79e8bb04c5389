import type { ExchangeMigration } from '../exchange-migration.js';

/** What happens besides trading: corporate actions, transfers, corrections; and the equity of each close. */
export const accountEvents: ExchangeMigration = {
  version: 6,
  name: 'events beside trading',
  sql: `
    -- Fills and other activities share one order, in which clients page through them.
    create sequence exchange.activity_seq;
    select setval('exchange.activity_seq', (select coalesce(max(seq), 0) + 1 from exchange.executions));
    alter table exchange.executions
      alter column seq drop identity,
      drop constraint executions_order_id_cum_qty_key,
      add column is_void boolean not null default false;
    alter table exchange.executions alter column seq set default nextval('exchange.activity_seq');
    create index executions_order on exchange.executions (order_id);

    create table exchange.activities (
      seq bigint primary key default nextval('exchange.activity_seq'),
      id uuid not null unique,
      activity_type text not null,
      date date not null,
      created_at timestamptz not null,
      net_amount numeric not null,
      symbol text,
      qty numeric,
      per_share_amount numeric,
      description text not null
    );

    create table exchange.corporate_actions (
      id uuid primary key,
      kind text not null check (kind in ('forward_split', 'reverse_split', 'cash_dividend', 'name_change')),
      symbol text not null,
      ex_date date not null,
      new_rate numeric,
      old_rate numeric,
      rate numeric,
      new_symbol text,
      -- What earlier prices are multiplied by to be comparable with later ones; null until the action happens.
      price_factor numeric,
      is_done boolean not null default false
    );

    create table exchange.equity_history (
      date date primary key,
      equity numeric not null
    );

    alter table exchange.prices drop constraint prices_symbol_fkey,
      add foreign key (symbol) references exchange.assets on update cascade;
    alter table exchange.bars drop constraint bars_symbol_fkey,
      add foreign key (symbol) references exchange.assets on update cascade;
    alter table exchange.positions drop constraint positions_symbol_fkey,
      add foreign key (symbol) references exchange.assets on update cascade;
    alter table exchange.orders drop constraint orders_symbol_fkey,
      add foreign key (symbol) references exchange.assets on update cascade;
    alter table exchange.imports drop constraint imports_symbol_fkey,
      add foreign key (symbol) references exchange.assets on update cascade;
  `,
};
