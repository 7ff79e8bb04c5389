import type { Price, Quantity } from '../../common/decimal.js';
import type { Order } from '../orders/order.js';

export type TradeEvent =
  | 'new'
  | 'fill'
  | 'partial_fill'
  | 'canceled'
  | 'expired'
  | 'rejected'
  | 'pending_cancel'
  | 'pending_replace'
  | 'replaced'
  | 'order_replace_rejected'
  | 'trade_bust'
  | 'trade_correct';

/** What happened to an order, as the trading stream tells it. */
export interface TradeUpdate {
  event: TradeEvent;
  executionId: string;
  /** The order right after the event. */
  order: Order;
  atMs: number;
  /** Present on executions. */
  execution: { qty: Quantity; price: Price; positionQty: Quantity } | null;
  /** The execution that was busted or corrected. */
  previousExecutionId?: string;
}
