import { formatDecimal, type Decimal } from '../../common/decimal.js';
import { invalidRequest, unprocessable } from '../alpaca-error.js';
import type { Turn } from '../floor/turn.js';
import { isWhole, type Order } from './order.js';
import { parseOrderRequest, type OrderRequest } from './order-request.js';
import { isAbsent, type Body } from './request-fields.js';
import { submitOrder } from './submit-order.js';

const CHANGEABLE = ['qty', 'time_in_force', 'limit_price', 'stop_price', 'trail', 'client_order_id'];

/** What is to change. The values are checked with the rest of the order, once that is known. */
export interface ReplaceRequest {
  changes: Body;
  clientOrderId: string | null;
}

export function parseReplaceRequest(body: unknown): ReplaceRequest {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw invalidRequest('request body format is invalid');
  }
  const changes = Object.fromEntries(Object.entries(body).filter(([, value]) => !isAbsent(value)));
  const strange = Object.keys(changes).find((key) => !CHANGEABLE.includes(key));
  if (strange !== undefined) throw unprocessable(`${strange} of an order cannot be changed`);
  const { client_order_id: id } = changes;
  return { changes, clientOrderId: typeof id === 'string' ? id : null };
}

function text(value: Decimal | null): string | null {
  return value === null ? null : formatDecimal(value);
}

/** The order as its client would have sent it. */
function bodyOf(order: Order): Body {
  return {
    symbol: order.symbol,
    side: order.side,
    type: order.type,
    time_in_force: order.timeInForce,
    qty: text(order.qty),
    limit_price: text(order.limitPrice),
    stop_price: order.type === 'trailing_stop' ? null : text(order.stopPrice),
    trail_price: text(order.trailPrice),
    trail_percent: text(order.trailPercent),
    extended_hours: order.isExtendedHours,
  };
}

function changedRequest(old: Order, { changes }: ReplaceRequest): OrderRequest {
  const { trail, ...others } = changes;
  if (trail !== undefined && old.type !== 'trailing_stop')
    throw invalidRequest('trail is for trailing stop orders only');
  const distance = trail === undefined ? {} : { [old.trailPrice === null ? 'trail_percent' : 'trail_price']: trail };
  return parseOrderRequest({ ...bodyOf(old), ...others, ...distance });
}

function same(a: Decimal | null, b: Decimal | null): boolean {
  return a === null || b === null ? a === b : a.eq(b);
}

function isUnchanged(old: Order, request: OrderRequest): boolean {
  return (
    same(old.qty, request.qty) &&
    same(old.limitPrice, request.limitPrice) &&
    (old.type === 'trailing_stop' || same(old.stopPrice, request.stopPrice)) &&
    same(old.trailPrice, request.trailPrice) &&
    same(old.trailPercent, request.trailPercent) &&
    old.timeInForce === request.timeInForce
  );
}

function checkReplaceable(old: Order): void {
  if (old.status !== 'new' && old.status !== 'partially_filled') {
    throw unprocessable(`unable to replace order, order is in "${old.status}" state`);
  }
  if (old.notional !== null) throw unprocessable('notional orders cannot be replaced');
}

function checkQuantity(old: Order, { qty }: OrderRequest): void {
  if (old.qty === null || qty === null) return;
  if (!qty.eq(old.qty) && !(isWhole(qty) && isWhole(old.qty))) {
    throw unprocessable('qty of a fractional order cannot be changed');
  }
  if (qty.lte(old.filledQty)) throw unprocessable('qty must be > filled_qty');
}

/** Takes the replacement of an open order. Until it is in place, the old one goes on trading and both hold what the larger needs. */
export function replaceOrder(turn: Turn, old: Order, request: ReplaceRequest): Order {
  checkReplaceable(old);
  const changed = changedRequest(old, request);
  if (isUnchanged(old, changed)) throw unprocessable('order parameters are not changed');
  checkQuantity(old, changed);
  const replacement = submitOrder(turn, changed, old);
  turn.changeOrder({ event: 'pending_replace', order: { ...old, status: 'pending_replace' } });
  return replacement;
}
