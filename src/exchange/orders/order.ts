import Big from 'big.js';
import {
  ONE,
  QUANTITY_PLACES,
  ZERO,
  type Decimal,
  type Money,
  type Price,
  type Quantity,
} from '../../common/decimal.js';

export type Side = 'buy' | 'sell';
export type OrderType = 'market' | 'limit';
export type TimeInForce = 'day' | 'gtc';
export type OpenStatus = 'accepted' | 'pending_new' | 'new' | 'partially_filled';
export type OrderStatus = OpenStatus | 'filled' | 'canceled' | 'expired' | 'rejected';

export const OPEN_STATUSES: readonly OrderStatus[] = ['accepted', 'pending_new', 'new', 'partially_filled'];

/** Replaced as a whole, never changed in place. Instants are RFC 3339 strings in market time, to the microsecond. */
export interface Order {
  /** Order of arrival. */
  seq: number;
  id: string;
  clientOrderId: string;
  assetId: string;
  symbol: string;
  side: Side;
  type: OrderType;
  timeInForce: TimeInForce;
  /** Exactly one of qty and notional is set. */
  qty: Quantity | null;
  notional: Money | null;
  limitPrice: Price | null;
  /** The price at which the order's open part holds cash (buy) or, for a sell by notional, shares. */
  reservePrice: Price;
  status: OrderStatus;
  filledQty: Quantity;
  /** Sum of quantity times price over the executions. */
  filledCost: Money;
  submittedAt: string;
  updatedAt: string;
  expiresAt: string;
  filledAt: string | null;
  canceledAt: string | null;
  expiredAt: string | null;
  failedAt: string | null;
}

const AVERAGE_PLACES = 10;

export function isOpen(order: Order): boolean {
  return OPEN_STATUSES.includes(order.status);
}

/** Cash that an open buy keeps from other orders. A notional order never costs more than its notional. */
export function reservedCash(order: Order): Money {
  if (order.side !== 'buy') return ZERO;
  if (order.notional !== null) return order.notional.minus(order.filledCost);
  return unfilled(order).times(order.reservePrice);
}

/** Shares that an open sell keeps from other orders. */
export function heldQuantity(order: Order): Quantity {
  if (order.side !== 'sell') return ZERO;
  if (order.notional === null) return unfilled(order);
  return order.notional.minus(order.filledCost).div(order.reservePrice).round(QUANTITY_PLACES, Big.roundUp);
}

/** What a quantity order still wants. */
export function unfilled(order: Order): Quantity {
  return (order.qty ?? ZERO).minus(order.filledQty);
}

/** What of the order is still to come at a price: by quantity, or as many shares as the rest of the notional pays for. */
export function remainingAt(order: Order, price: Price): Quantity {
  if (order.notional === null) return unfilled(order);
  return order.notional.minus(order.filledCost).div(price).round(QUANTITY_PLACES, Big.roundDown);
}

export function averagePrice(order: Order): Decimal | null {
  return order.filledQty.eq(ZERO)
    ? null
    : order.filledCost.div(order.filledQty).round(AVERAGE_PLACES, Big.roundHalfEven);
}

export function isWhole(qty: Quantity): boolean {
  return qty.mod(ONE).eq(ZERO);
}
