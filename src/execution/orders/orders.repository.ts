import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Decimal, decimal, formatDecimal } from '../../common/decimal.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { type BrokerOrder, FINAL_STATUSES } from '../broker/broker.port.js';
import { mergeProgress } from '../ledger/order-progress.js';

interface ProgressRow {
  status: string;
  filled_qty: string;
  filled_avg_price: string | null;
  updated_at: Date;
}

/** The broker's orders as we know them. */
@Injectable()
export class OrdersRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Takes in what a message says of an order, in whichever order messages come, and answers with what is known now. The
   * caller holds the lock of the account. An order of nobody's run is external.
   */
  async merge(
    manager: EntityManager,
    accountNumber: string,
    heard: BrokerOrder,
    runId: string | null,
  ): Promise<{ order: BrokerOrder; isNew: boolean }> {
    const [row] = await manager.query<ProgressRow[]>(
      `select status, filled_qty, filled_avg_price, updated_at from orders where order_id = $1`,
      [heard.orderId],
    );
    if (row === undefined) {
      await this.insert(manager, { accountNumber, runId }, heard);
      return { order: heard, isNew: true };
    }
    const known = {
      status: row.status,
      filledQty: decimal(row.filled_qty),
      filledAvgPrice: row.filled_avg_price === null ? null : decimal(row.filled_avg_price),
      updatedAtMs: row.updated_at.getTime(),
    };
    const merged = { ...heard, ...mergeProgress(known, heard) };
    await manager.query(
      `update orders set status = $2, filled_qty = $3, filled_avg_price = $4, updated_at = $5,
         status_since = case when status = $2 then status_since else clock_timestamp() end
       where order_id = $1`,
      [merged.orderId, merged.status, formatDecimal(merged.filledQty), text(merged.filledAvgPrice), instant(merged)],
    );
    return { order: merged, isNew: false };
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

  private async insert(
    manager: EntityManager,
    { accountNumber, runId }: { accountNumber: string; runId: string | null },
    order: BrokerOrder,
  ): Promise<void> {
    await manager.query(
      `insert into orders (order_id, client_order_id, run_id, account_number, symbol, side, type, time_in_force, qty,
         notional, limit_price, filled_qty, filled_avg_price, status, submitted_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        order.orderId,
        order.clientOrderId,
        runId,
        accountNumber,
        order.symbol,
        order.side,
        order.type,
        order.timeInForce,
        text(order.qty),
        text(order.notional),
        text(order.limitPrice),
        formatDecimal(order.filledQty),
        text(order.filledAvgPrice),
        order.status,
        order.submittedAtMs === null ? null : new Date(order.submittedAtMs).toISOString(),
        instant(order),
      ],
    );
  }
}

function text(value: Decimal | null): string | null {
  return value === null ? null : formatDecimal(value);
}

function instant({ updatedAtMs }: { updatedAtMs: number }): string {
  return new Date(updatedAtMs).toISOString();
}
