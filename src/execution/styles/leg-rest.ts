import {
  type Decimal,
  type Money,
  NOTIONAL_PLACES,
  ONE,
  type Price,
  QUANTITY_PLACES,
  ZERO,
  formatDecimal,
  maxDecimal,
  placesOf,
  roundDown,
} from '../../common/decimal.js';
import type { LegView } from './execution-style.js';

/** USD: the broker takes no smaller buy. */
const SMALLEST_BUY = ONE;

/** What is left of the leg, as far as an order can express it. */
export function restOf(leg: LegView): Decimal {
  return roundDown(maxDecimal(ZERO, leg.size.minus(leg.filled)), placesOfUnit(leg));
}

/** Cents; whole shares where all of the leg is whole shares, as the symbol may trade in nothing else. */
export function sliceDown(amount: Decimal, leg: LegView): Decimal {
  const isWhole = leg.unit === 'shares' && placesOf(leg.size) === 0;
  return roundDown(amount, isWhole ? 0 : placesOfUnit(leg));
}

/** USD at the price. */
export function valueOf(amount: Decimal, { unit }: LegView, price: Price): Money {
  return unit === 'usd' ? amount : amount.times(price);
}

/** Whether the broker would refuse an order for the amount as too small. */
export function isTooSmall(amount: Decimal, leg: LegView, price: Price): boolean {
  if (amount.lte(ZERO)) return true;
  return leg.side === 'buy' && valueOf(amount, leg, price).lt(SMALLEST_BUY);
}

/** "12.5 shares", "100 USD" */
export function amountText(amount: Decimal, { unit }: LegView): string {
  return `${formatDecimal(amount)} ${unit === 'usd' ? 'USD' : 'shares'}`;
}

function placesOfUnit({ unit }: LegView): number {
  return unit === 'usd' ? NOTIONAL_PLACES : QUANTITY_PLACES;
}
