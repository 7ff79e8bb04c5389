import { forbidden, invalidRequest, notFound, unprocessable } from '../alpaca-error.js';
import type { TradingFloor } from '../floor/trading-floor.js';
import type { Turn } from '../floor/turn.js';
import { findOrder, insertOrder } from '../store/order.store.js';
import { instantText } from '../time/instant-text.js';
import { openSession, tradingSession } from '../time/sessions.js';
import { checkOrder, reservePrice } from './order-checks.js';
import type { Order, TimeInForce } from './order.js';
import type { OrderRequest } from './order-request.js';

const GTC_DAYS = 90;
const DAY_MS = 86_400_000;

function expiryMs(nowMs: number, timeInForce: TimeInForce): number {
  const { closeMs } = tradingSession(nowMs);
  return timeInForce === 'day' ? closeMs : closeMs + GTC_DAYS * DAY_MS;
}

async function submit(turn: Turn, request: OrderRequest): Promise<Order> {
  if (turn.account.isTradeSuspended) throw forbidden('new orders are rejected by user request');
  const { portfolio, openOrders, queries } = turn;
  const listing = turn.market.find(request.symbol);
  if (listing === undefined) throw unprocessable(`asset "${request.symbol}" not found`);
  const id = turn.newId();
  const clientOrderId = request.clientOrderId ?? turn.newId();
  if (await findOrder(queries, 'client_order_id', clientOrderId))
    throw invalidRequest('client_order_id must be unique');
  checkOrder(request, { listing, portfolio, openOrders });
  const { side, type, timeInForce, qty, notional, limitPrice } = request;
  const order = await insertOrder(
    queries,
    {
      id,
      clientOrderId,
      assetId: listing.asset.id,
      symbol: listing.asset.symbol,
      ...{ side, type, timeInForce, qty, notional, limitPrice },
      reservePrice: reservePrice(request, listing),
      status: openSession(turn.nowMs) ? 'pending_new' : 'accepted',
      expiresAt: instantText(expiryMs(turn.nowMs, timeInForce)),
    },
    turn.nowMs,
  );
  turn.addOrder(order);
  return order;
}

function cancel(turn: Turn, order: Order): Order {
  return turn.changeOrder({ event: 'canceled', order: { ...order, status: 'canceled', canceledAt: turn.now } });
}

/** Takes orders and cancels them. */
export class OrderDesk {
  constructor(
    private readonly floor: TradingFloor,
    private readonly onAccepted: () => void,
  ) {}

  async submit(request: OrderRequest): Promise<Order> {
    const order = await this.floor.turn((turn) => submit(turn, request));
    this.onAccepted();
    return order;
  }

  async cancel(id: string): Promise<void> {
    await this.floor.turn(async (turn) => {
      const order = await findOrder(turn.queries, 'id', id);
      if (order === undefined) throw notFound(`order not found for ${id}`);
      const open = turn.openOrders.find((candidate) => candidate.id === id);
      if (open === undefined) throw unprocessable(`order is already in "${order.status}" state`);
      cancel(turn, open);
    });
  }

  async cancelAll(): Promise<Order[]> {
    return this.floor.turn((turn) => turn.openOrders.map((order) => cancel(turn, order)));
  }
}
