import { type Decimal, formatDecimal, type Money, sumDecimals, ZERO } from '../../common/decimal.js';
import type { Intent } from '../orders/intents.repository.js';
import { isIntentSettled } from '../runs/intent-states.js';
import type { ChildView, LegView } from '../styles/execution-style.js';
import type { Given, Leg, LegStart } from './legs.repository.js';

/** A leg with its orders, oldest first. */
export interface LegOrders {
  leg: Leg;
  orders: Intent[];
}

export function groupByLeg(legs: readonly Leg[], intents: readonly Intent[]): LegOrders[] {
  const byLeg = new Map(legs.map((leg): [number, LegOrders] => [leg.leg, { leg, orders: [] }]));
  for (const intent of intents) byLeg.get(intent.leg)?.orders.push(intent);
  return [...byLeg.values()];
}

/** What a style is shown of a leg of which the sleeves were given so much. */
export function legViewOf(
  { side, qty, notional }: Leg,
  start: LegStart,
  { given, least }: { given: ReadonlyMap<string, Given>; least: Money },
): LegView {
  const unit = notional === null ? 'shares' : 'usd';
  const filled = sumDecimals([...given.values()].map((part) => (unit === 'shares' ? part.qty : part.value)));
  return { side, unit, size: notional ?? qty ?? ZERO, filled, least, ...start };
}

/** What a style is shown of an order. */
export function childViewOf(order: Intent): ChildView {
  const { type, limitPrice, qty, notional, plannedAtMs, state, orderStatus } = order;
  return {
    ...{ type, limitPrice },
    amount: notional ?? qty ?? ZERO,
    plannedAtMs: plannedAtMs ?? 0,
    isOpen: !isIntentSettled(state),
    isFilled: orderStatus === 'filled',
  };
}

/** Shares that the orders got. */
export function filledQtyOf(orders: readonly Intent[]): Decimal {
  return sumDecimals(orders.map(({ filledQty }) => filledQty));
}

/** "12.5" shares, or "100 USD" */
export function wantedText({ qty, notional }: { qty: Decimal | null; notional: Decimal | null }): string {
  if (qty !== null) return formatDecimal(qty);
  return `${notional === null ? '?' : formatDecimal(notional)} USD`;
}
