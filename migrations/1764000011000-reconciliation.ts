import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reconciliation found, who answered for it, and what the broker did to the account besides executing orders. */
export class Reconciliation1764000011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createReconciliations(runner);
    await this.createBrokerRecords(runner);
    await this.letFillsBeReversed(runner);
  }

  private async createReconciliations(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reconciliations (
        id uuid primary key,
        account_number text not null references broker_accounts (account_number),
        trigger text not null,
        is_clean boolean not null,
        discrepancies jsonb not null,
        checks integer not null default 1,
        first_at timestamptz not null default clock_timestamp(),
        last_at timestamptz not null default clock_timestamp()
      );
      comment on table reconciliations is
        'one row per outcome: a check that finds the same again extends the row, so the id names a finding';
      create index reconciliations_recent on reconciliations (account_number, last_at desc);

      create table reconciliation_acknowledgements (
        id bigint generated always as identity primary key,
        reconciliation_id uuid not null references reconciliations (id),
        account_number text not null references broker_accounts (account_number),
        asset text not null,
        difference numeric not null,
        policy text not null check (policy in ('book_external', 'ignore_until_clean')),
        reason text not null,
        acknowledged_by text not null,
        acknowledged_at timestamptz not null default clock_timestamp(),
        ended_at timestamptz
      );
      comment on column reconciliation_acknowledgements.ended_at is
        'an ignored difference holds nothing until it changes; then the acknowledgement is over';
      create unique index reconciliation_acknowledgements_open on reconciliation_acknowledgements (account_number, asset)
        where ended_at is null;
      create index audit_log_alerts on audit_log (action, subject) where action like 'alert.%';
    `);
  }

  private async createBrokerRecords(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table broker_activities (
        id text primary key,
        account_number text not null references broker_accounts (account_number),
        type text not null,
        date date not null,
        symbol text,
        qty numeric,
        net_amount numeric not null,
        status text not null,
        group_id text,
        outcome text not null check (outcome in ('booked', 'reversed', 'not_booked')),
        transaction_id uuid,
        seen_at timestamptz not null default clock_timestamp()
      );
      comment on column broker_activities.transaction_id is 'the ledger transaction that books it';
      comment on table broker_activities is 'dividends, fees, splits and transfers as the broker lists them, each booked once';
      create index broker_activities_group on broker_activities (account_number, group_id) where group_id is not null;

      create table broker_assets (
        account_number text not null references broker_accounts (account_number),
        asset_id text not null,
        symbol text not null,
        primary key (account_number, asset_id)
      );
      comment on table broker_assets is 'the symbol under which the ledger knows an asset of the broker';
      create table symbol_renames (
        id bigint generated always as identity primary key,
        account_number text not null references broker_accounts (account_number),
        asset_id text not null,
        old_symbol text not null,
        new_symbol text not null,
        renamed_at timestamptz not null
      );
    `);
  }

  private async letFillsBeReversed(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table orders add column status_since timestamptz not null default clock_timestamp();
      comment on column orders.status_since is 'by the clock of this database: since when the broker says so';

      alter table fills add column reverses bigint references fills (id),
                        add column revision integer not null default 0;
      alter table fills drop constraint fills_order_id_cum_qty_key;
      create unique index fills_stretch on fills (order_id, cum_qty, revision) where reverses is null;
      create unique index fills_reversed_once on fills (reverses) where reverses is not null;
      comment on column fills.reverses is 'the execution that the broker took back; this row is its opposite';
      comment on column fills.revision is 'counts what the broker put in place of an execution that it corrected';

      alter table ledger_entries drop constraint ledger_entries_kind_check;
      alter table ledger_entries add constraint ledger_entries_kind_check check (kind in
        ('deposit', 'fill', 'cross', 'transfer', 'adjustment', 'reversal', 'activity', 'rename'));
    `);
    await runner.query(`
      drop view api.trades;
      create view api.trades as
        select f.id, f.order_id, f.execution_id, f.symbol, f.side, f.qty, f.price, f.transacted_at as timestamp,
               a.strategy, a.allocations, o.run_id, f.reverses
        from fills f
        join orders o on o.order_id = f.order_id
        left join lateral (
          select string_agg(l.sleeve, ',' order by l.sleeve) as strategy,
                 jsonb_agg(jsonb_build_object('strategy', l.sleeve, 'qty', abs(l.amount)) order by l.sleeve) as allocations
          from ledger_entries l
          where l.fill_id = f.id and l.asset = f.symbol
        ) a on true;
      drop view api.orders;
      create view api.orders as
        select order_id, client_order_id, run_id, symbol, side, type, time_in_force, qty, notional, limit_price,
               filled_qty, filled_avg_price, status, submitted_at, updated_at, run_id is null as external
        from orders;
      grant select on api.trades, api.orders to pas_reader;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view api.trades, api.orders;
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
      grant select on api.trades, api.orders to pas_reader;
      alter table ledger_entries drop constraint ledger_entries_kind_check;
      alter table ledger_entries add constraint ledger_entries_kind_check
        check (kind in ('deposit', 'fill', 'cross', 'transfer', 'adjustment')) not valid;
      drop index fills_stretch;
      alter table fills drop column reverses, drop column revision;
      alter table fills add constraint fills_order_id_cum_qty_key unique (order_id, cum_qty);
      alter table orders drop column status_since;
      drop table symbol_renames, broker_assets, broker_activities, reconciliation_acknowledgements, reconciliations;
      drop index audit_log_alerts;
    `);
  }
}
