import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Decimal, decimal, formatDecimal } from '../../common/decimal.js';
import type { BrokerOrder } from '../broker/broker.port.js';
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
  /**
   * Takes in what a message says of an order, in whichever order messages come, and answers with what is known now. The
   * caller holds the lock of the account. An order that no intent of ours knows belongs to nobody's run.
   */
  async merge(manager: EntityManager, accountNumber: string, heard: BrokerOrder): Promise<BrokerOrder> {
    const [row] = await manager.query<ProgressRow[]>(
      `select status, filled_qty, filled_avg_price, updated_at from orders where order_id = $1`,
      [heard.orderId],
    );
    if (row === undefined) {
      await this.insert(manager, accountNumber, heard);
      return heard;
    }
    const known = {
      status: row.status,
      filledQty: decimal(row.filled_qty),
      filledAvgPrice: row.filled_avg_price === null ? null : decimal(row.filled_avg_price),
      updatedAtMs: row.updated_at.getTime(),
    };
    const merged = { ...heard, ...mergeProgress(known, heard) };
    await manager.query(
      `update orders set status = $2, filled_qty = $3, filled_avg_price = $4, updated_at = $5 where order_id = $1`,
      [merged.orderId, merged.status, formatDecimal(merged.filledQty), text(merged.filledAvgPrice), instant(merged)],
    );
    return merged;
  }

  private async insert(manager: EntityManager, accountNumber: string, order: BrokerOrder): Promise<void> {
    await manager.query(
      `insert into orders (order_id, client_order_id, run_id, account_number, symbol, side, type, time_in_force, qty,
         notional, limit_price, filled_qty, filled_avg_price, status, submitted_at, updated_at)
       values ($1, $2, (select run_id from order_intents where client_order_id = $2), $3, $4, $5, $6, $7, $8, $9, $10,
         $11, $12, $13, $14, $15)`,
      [
        order.orderId,
        order.clientOrderId,
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
