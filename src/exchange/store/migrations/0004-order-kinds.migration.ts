import type { ExchangeMigration } from '../exchange-migration.js';

/** Stops, further times in force, extended hours and replacements. Places of orders are given by the exchange itself. */
export const orderKinds: ExchangeMigration = {
  version: 4,
  name: 'kinds of orders',
  sql: `
    alter table exchange.orders
      alter column seq drop identity,
      drop constraint orders_type_check,
      drop constraint orders_time_in_force_check,
      drop constraint orders_check,
      add constraint orders_type_check
        check (type in ('market', 'limit', 'stop', 'stop_limit', 'trailing_stop')),
      add constraint orders_time_in_force_check
        check (time_in_force in ('day', 'gtc', 'ioc', 'fok', 'opg', 'cls')),
      add constraint orders_limit_price_check check ((limit_price is not null) = (type in ('limit', 'stop_limit'))),
      add column stop_price numeric check (stop_price > 0),
      add column trail_price numeric check (trail_price > 0),
      add column trail_percent numeric check (trail_percent > 0),
      add column hwm numeric,
      add column is_triggered boolean not null default false,
      add column extended_hours boolean not null default false,
      add column replaces uuid,
      add column replaced_by uuid,
      add column replaced_at timestamptz;
    drop index exchange.orders_open;
    create index orders_open on exchange.orders (seq)
      where status in ('accepted', 'pending_new', 'new', 'partially_filled', 'pending_cancel', 'pending_replace');
  `,
};
