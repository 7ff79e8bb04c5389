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
export const ORDER_TYPES = ['market', 'limit', 'stop', 'stop_limit', 'trailing_stop'] as const;
export type OrderType = (typeof ORDER_TYPES)[number];
export const TIMES_IN_FORCE = ['day', 'gtc', 'ioc', 'fok', 'opg', 'cls'] as const;
export type TimeInForce = (typeof TIMES_IN_FORCE)[number];

export const OPEN_STATUSES = [
  'accepted',
  'pending_new',
  'new',
  'partially_filled',
  'pending_cancel',
  'pending_replace',
] as const;
export type OpenStatus = (typeof OPEN_STATUSES)[number];
export type OrderStatus = OpenStatus | 'filled' | 'canceled' | 'expired' | 'rejected' | 'replaced';

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
  /** Where a stop order begins to trade; for a trailing stop it moves with the market. */
  stopPrice: Price | null;
  /** Distance of a trailing stop from the best price: one of the two. */
  trailPrice: Price | null;
  trailPercent: Decimal | null;
  /** Best price since a trailing stop arrived (high water mark; the lowest for a buy). */
  hwm: Price | null;
  /** Whether a stop order has been set off. */
  isTriggered: boolean;
  isExtendedHours: boolean;
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
  /** Ids of the order that this one replaces, and of the one that replaced it. */
  replaces: string | null;
  replacedBy: string | null;
  replacedAt: string | null;
}

const AVERAGE_PLACES = 10;

export function isOpen(order: Order): boolean {
  return (OPEN_STATUSES as readonly OrderStatus[]).includes(order.status);
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

/** What every order has before anything has happened to it. */
export const UNTOUCHED = {
  filledQty: ZERO,
  filledCost: ZERO,
  isTriggered: false,
  filledAt: null,
  canceledAt: null,
  expiredAt: null,
  failedAt: null,
  replacedBy: null,
  replacedAt: null,
} as const satisfies Partial<Order>;
