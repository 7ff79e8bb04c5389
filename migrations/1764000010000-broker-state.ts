import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much the broker may be asked, and the account of the paper broker. */
export class BrokerState1764000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create unlogged table broker_request_windows (
        host text primary key,
        request_limit integer not null check (request_limit > 0),
        used integer not null check (used >= 0),
        ends_at timestamptz not null,
        not_before timestamptz not null default '-infinity'
      );
      comment on table broker_request_windows is
        'requests to a host of the broker in its present window, counted over all processes; ends_at: when the broker '
        'begins to count anew; not_before: nobody asks before, because the broker refused';

      create table paper_accounts (
        account_number text primary key,
        cash numeric not null check (cash >= 0)
      );
      create unique index paper_accounts_one on paper_accounts ((true));
      create table paper_orders (
        seq bigint generated always as identity primary key,
        order_id text not null unique,
        client_order_id text not null unique,
        symbol text not null,
        side text not null check (side in ('buy', 'sell')),
        qty numeric,
        notional numeric,
        filled_qty numeric not null check (filled_qty > 0),
        price numeric not null check (price > 0),
        executed_at timestamptz not null
      );
      create index paper_orders_executed on paper_orders (executed_at);
      create table paper_positions (
        symbol text primary key,
        qty numeric not null check (qty >= 0),
        cost numeric not null
      );
      comment on table paper_accounts is
        'the account of BROKER=paper, with paper_orders and paper_positions: a broker of its own, which the rest of the '
        'system sees through the broker port only';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table broker_request_windows, paper_accounts, paper_orders, paper_positions`);
  }
}
