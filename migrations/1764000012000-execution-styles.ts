import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Legs that become several orders over time, and limit orders of the paper account. */
export class ExecutionStyles1764000012000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createLegs(runner);
    await this.tellOrdersTheirLeg(runner);
    await runner.query(`
      alter table rebalance_runs add column style jsonb;
      comment on column rebalance_runs.style is 'the style that was asked for; null: that of the rules, or of the plan';
      update rebalance_runs set plan = jsonb_set(plan, '{rules,style}', '{"kind": "immediate", "params": {}}')
        where plan is not null and finished_at is null;

      alter table paper_orders add column type text not null default 'market' check (type in ('market', 'limit')),
                               add column limit_price numeric check (limit_price > 0);
      alter table paper_orders alter column price drop not null;
      alter table paper_orders drop constraint paper_orders_filled_qty_check;
      alter table paper_orders add constraint paper_orders_filled_qty_check check (filled_qty >= 0);
      comment on column paper_orders.price is 'null: its limit did not allow an execution, so it was canceled at once';
    `);
  }

  private async createLegs(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table run_legs (
        run_id uuid not null references rebalance_runs (id),
        leg integer not null,
        phase text not null check (phase in ('sell', 'buy')),
        symbol text not null,
        side text not null check (side in ('buy', 'sell')),
        qty numeric check (qty > 0),
        notional numeric check (notional > 0),
        shares jsonb not null,
        reference_price numeric not null,
        started_at timestamptz,
        closes_at timestamptz,
        arrival_price numeric,
        ended_reason text,
        ended_detail text,
        primary key (run_id, leg),
        check ((qty is null) <> (notional is null))
      );
      comment on table run_legs is
        'what a run wants of one symbol; its orders are the order_intents of the leg, one after the other';
      comment on column run_legs.started_at is 'market time at which its style looked at the market first';
      comment on column run_legs.closes_at is 'market time: the close of the session in which it started';
      comment on column run_legs.arrival_price is 'the middle of the book when it started';
      comment on column run_legs.ended_reason is 'why no further order comes; null: one may come';

      insert into run_legs (run_id, leg, phase, symbol, side, qty, notional, shares, reference_price, ended_reason)
        select run_id, seq, phase, symbol, side, qty, notional, shares, coalesce(reference_price, 0), 'sent'
        from order_intents;
      create index run_legs_open on run_legs (run_id) where ended_reason is null;
    `);
  }

  private async tellOrdersTheirLeg(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table order_intents add column leg integer,
                                add column child integer not null default 0,
                                add column planned_at timestamptz;
      update order_intents set leg = seq;
      alter table order_intents alter column leg set not null;
      alter table order_intents add constraint order_intents_child unique (run_id, leg, child);
      comment on column order_intents.child is 'counts the orders of a leg; with the leg it is the client order id';
      comment on column order_intents.planned_at is 'market time at which the style of its leg decided it';

      create or replace view api.orders as
        select o.order_id, o.client_order_id, o.run_id, o.symbol, o.side, o.type, o.time_in_force, o.qty, o.notional,
               o.limit_price, o.filled_qty, o.filled_avg_price, o.status, o.submitted_at, o.updated_at,
               o.run_id is null as external, i.leg, i.child
        from orders o
        left join order_intents i on i.client_order_id = o.client_order_id and i.run_id = o.run_id;
      create view api.run_legs as
        select run_id, leg, symbol, side, qty, notional, started_at, arrival_price, ended_reason, ended_detail
        from run_legs;
      grant select on api.run_legs to pas_reader;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view api.run_legs, api.orders;
      create view api.orders as
        select order_id, client_order_id, run_id, symbol, side, type, time_in_force, qty, notional, limit_price,
               filled_qty, filled_avg_price, status, submitted_at, updated_at, run_id is null as external
        from orders;
      grant select on api.orders to pas_reader;
      alter table order_intents drop column leg, drop column child, drop column planned_at;
      drop table run_legs;
      alter table rebalance_runs drop column style;
      delete from paper_orders where filled_qty = 0;
      alter table paper_orders drop column type, drop column limit_price;
      alter table paper_orders alter column price set not null;
      alter table paper_orders drop constraint paper_orders_filled_qty_check;
      alter table paper_orders add constraint paper_orders_filled_qty_check check (filled_qty > 0);
    `);
  }
}
