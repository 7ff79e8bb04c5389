import { invalidRequest, notFound, unprocessable, type AlpacaError } from '../alpaca-error.js';
import type { OrderHolds } from '../faults/order-holds.js';
import { cancelOrder } from '../floor/pending-orders.js';
import type { TradingFloor } from '../floor/trading-floor.js';
import type { Turn } from '../floor/turn.js';
import type { Queries } from '../store/exchange-database.js';
import { findOrder, isClientOrderIdTaken } from '../store/order.store.js';
import { isOpen, type Order } from './order.js';
import type { OrderRequest } from './order-request.js';
import { replaceOrder, type ReplaceRequest } from './replace-order.js';
import { submitOrder } from './submit-order.js';

const TAKEN = 'client_order_id must be unique';

function ended(order: Order | undefined): AlpacaError {
  if (order?.status === 'replaced') return unprocessable('order already replaced');
  return unprocessable(order === undefined ? 'order is not open' : `order is already in "${order.status}" state`);
}

function cancel(turn: Turn, order: Order, holds: OrderHolds): Order {
  if (!holds.take('cancel', order)) return cancelOrder(turn, order);
  return turn.changeOrder({ event: 'pending_cancel', order: { ...order, status: 'pending_cancel' } });
}

/** Takes orders, replaces and cancels them. */
export class OrderDesk {
  constructor(
    private readonly floor: TradingFloor,
    private readonly queries: Queries,
    private readonly holds: OrderHolds,
    private readonly onChange: () => void,
  ) {}

  async submit(request: OrderRequest): Promise<Order> {
    return this.take(request.clientOrderId, (turn) => submitOrder(turn, request));
  }

  /** Answers with the order that is to take the place of the old one; whether it does, the stream tells. */
  async replace(id: string, request: ReplaceRequest): Promise<Order> {
    await this.findOpen(id);
    return this.take(request.clientOrderId, (turn) => {
      const old = turn.find(id);
      if (old === undefined || !isOpen(old)) throw ended(old);
      const replacement = replaceOrder(turn, old, request);
      this.holds.take('replace', old);
      return replacement;
    });
  }

  async cancel(id: string): Promise<void> {
    await this.findOpen(id);
    await this.floor.turn((turn) => {
      const order = turn.find(id);
      if (order === undefined || !isOpen(order) || order.status === 'pending_cancel') throw ended(order);
      cancel(turn, order, this.holds);
    });
  }

  async cancelAll(): Promise<Order[]> {
    return this.floor.turn((turn) =>
      turn.openOrders
        .filter(({ status }) => status !== 'pending_cancel')
        .map((order) => cancel(turn, order, this.holds)),
    );
  }

  /** Refuses an order that nobody knows or that has ended. */
  private async findOpen(id: string): Promise<void> {
    if (this.floor.openOrders.some((order) => order.id === id)) return;
    // Market time may have moved on since: what it ended is stored by a turn of its own.
    await this.floor.turn(() => undefined);
    const order = await findOrder(this.queries, 'id', id);
    throw order === undefined ? notFound(`order not found for ${id}`) : ended(order);
  }

  /** Whether an id is taken is asked before the turn and, for those that arrive together, decided by the database. */
  private async take(clientOrderId: string | null, work: (turn: Turn) => Order): Promise<Order> {
    if (clientOrderId !== null && (await findOrder(this.queries, 'client_order_id', clientOrderId))) {
      throw invalidRequest(TAKEN);
    }
    try {
      const order = await this.floor.turn(work);
      this.onChange();
      return order;
    } catch (error) {
      throw isClientOrderIdTaken(error) ? invalidRequest(TAKEN) : error;
    }
  }
}
