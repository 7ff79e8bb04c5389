import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Decimal, decimal, formatDecimal } from '../../common/decimal.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { type BrokerOrder, FINAL_STATUSES } from '../broker/broker.port.js';
import { type Interval, intervalOf } from '../ledger/fill-intervals.js';
import type { Progress } from '../ledger/order-progress.js';

interface ProgressRow {
  order_id: string;
  status: string;
  filled_qty: string;
  filled_avg_price: string | null;
  updated_at: Date;
  fills: [cumQty: string, qty: string][];
}

/** How far an order is, and which stretches of it are booked. */
export interface BookedProgress extends Progress {
  intervals: readonly Interval[];
}

export interface SavedOrder {
  order: BrokerOrder;
  /** Null: an order of nobody's run, which is external. */
  runId: string | null;
}

/** The broker's orders as we know them. */
@Injectable()
export class OrdersRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * How far each of the orders is known to be, and the stretches of it that are booked, also those that were taken back
   * later: they are not to be booked again. By order id; orders that are new are missing.
   */
  async loadProgress(manager: EntityManager, orderIds: readonly string[]): Promise<Map<string, BookedProgress>> {
    const rows = await manager.query<ProgressRow[]>(
      `select o.order_id, o.status, o.filled_qty, o.filled_avg_price, o.updated_at,
              array(select array[cum_qty::text, qty::text] from fills f
                    where f.order_id = o.order_id and f.reverses is null) as fills
       from orders o where o.order_id = any($1::text[])`,
      [orderIds],
    );
    return new Map(rows.map((row) => [row.order_id, progressOf(row)]));
  }

  /** New orders and the new states of known ones. The caller holds the lock of the account. */
  async save(manager: EntityManager, accountNumber: string, saved: readonly SavedOrder[]): Promise<void> {
    await manager.query(
      `insert into orders (account_number, order_id, client_order_id, run_id, symbol, side, type, time_in_force, qty,
         notional, limit_price, filled_qty, filled_avg_price, status, submitted_at, updated_at)
       select $1, * from unnest($2::text[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[],
         $9::numeric[], $10::numeric[], $11::numeric[], $12::numeric[], $13::numeric[], $14::text[], $15::timestamptz[],
         $16::timestamptz[])
       on conflict (order_id) do update set status = excluded.status, filled_qty = excluded.filled_qty,
         filled_avg_price = excluded.filled_avg_price, updated_at = excluded.updated_at,
         status_since = case when orders.status = excluded.status then orders.status_since else clock_timestamp() end`,
      [accountNumber, ...columnsOf(saved)],
    );
  }
  /** Takes an order as the broker states it after a correction: less may be filled than before. */
  async correct(manager: EntityManager, order: BrokerOrder): Promise<void> {
    await manager.query(
      `update orders set filled_qty = $2, filled_avg_price = $3, updated_at = $4 where order_id = $1`,
      [order.orderId, formatDecimal(order.filledQty), text(order.filledAvgPrice), instant(order)],
    );
  }

  /** What is known of the account's open orders, by order id. */
  async loadOpen(accountNumber: string): Promise<Map<string, { status: string; filledQty: Decimal }>> {
    const rows = await this.dataSource.query<{ order_id: string; status: string; filled_qty: string }[]>(
      `select order_id, status, filled_qty from orders where account_number = $1 and status <> all($2::text[])`,
      [accountNumber, FINAL_STATUSES],
    );
    return new Map(
      rows.map(({ order_id, status, filled_qty }) => [order_id, { status, filledQty: decimal(filled_qty) }]),
    );
  }

  /** The symbols in which others have open orders. */
  async loadOpenExternal({ accountNumber }: PinnedAccount): Promise<string[]> {
    const rows = await this.dataSource.query<{ symbol: string }[]>(
      `select distinct symbol from orders
       where account_number = $1 and run_id is null and status <> all($2::text[]) order by symbol`,
      [accountNumber, FINAL_STATUSES],
    );
    return rows.map(({ symbol }) => symbol);
  }
}

function progressOf(row: ProgressRow): BookedProgress {
  return {
    intervals: row.fills.map(([cumQty, qty]) => intervalOf({ cumQty: decimal(cumQty), qty: decimal(qty) })),
    status: row.status,
    filledQty: decimal(row.filled_qty),
    filledAvgPrice: row.filled_avg_price === null ? null : decimal(row.filled_avg_price),
    updatedAtMs: row.updated_at.getTime(),
  };
}

function columnsOf(saved: readonly SavedOrder[]): unknown[][] {
  const column = (value: (order: BrokerOrder) => unknown): unknown[] => saved.map(({ order }) => value(order));
  return [
    column(({ orderId }) => orderId),
    column(({ clientOrderId }) => clientOrderId),
    saved.map(({ runId }) => runId),
    column(({ symbol }) => symbol),
    column(({ side }) => side),
    column(({ type }) => type),
    column(({ timeInForce }) => timeInForce),
    column(({ qty }) => text(qty)),
    column(({ notional }) => text(notional)),
    column(({ limitPrice }) => text(limitPrice)),
    column(({ filledQty }) => formatDecimal(filledQty)),
    column(({ filledAvgPrice }) => text(filledAvgPrice)),
    column(({ status }) => status),
    column(({ submittedAtMs }) => (submittedAtMs === null ? null : new Date(submittedAtMs).toISOString())),
    column(instant),
  ];
}

function text(value: Decimal | null): string | null {
  return value === null ? null : formatDecimal(value);
}

function instant({ updatedAtMs }: { updatedAtMs: number }): string {
  return new Date(updatedAtMs).toISOString();
}
