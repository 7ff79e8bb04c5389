import {
  type Decimal,
  decimal,
  type Price,
  QUANTITY_PLACES,
  type Quantity,
  roundDown,
} from '../../../common/decimal.js';
import type { OrderRequest, Rejection } from '../broker.port.js';

/** Fraction of the latest price from the middle to each side of the spread. */
const HALF_SPREAD = decimal('0.0002');
const FROM_A_DOLLAR = 2;
const BELOW_A_DOLLAR = 4;
/** Up and down, as in Big's rounding modes. */
const AWAY_FROM_ZERO = 3;
const TOWARDS_ZERO = 0;

/** What the account has to say about an order. */
export interface PaperHoldings {
  cash: Decimal;
  held: Quantity;
}

/** The far side of the spread, in whole price steps: 0.01 from a dollar, 0.0001 below it. */
export function executionPrice(latest: Price, side: OrderRequest['side']): Price {
  const spread = latest.times(HALF_SPREAD);
  const places = latest.lt(decimal('1')) ? BELOW_A_DOLLAR : FROM_A_DOLLAR;
  return side === 'buy'
    ? latest.plus(spread).round(places, AWAY_FROM_ZERO)
    : latest.minus(spread).round(places, TOWARDS_ZERO);
}

/** Whether the order trades at the price. */
export function isMarketable({ side, limitPrice }: OrderRequest, price: Price): boolean {
  return limitPrice === null || (side === 'buy' ? price.lte(limitPrice) : price.gte(limitPrice));
}

/** How many shares the order is, all of which are executed at once, or why it is refused. */
export function sizeOrder(
  { qty, notional, side, symbol }: OrderRequest,
  price: Price,
  { cash, held }: PaperHoldings,
): { qty: Quantity } | Rejection {
  const shares = qty ?? roundDown((notional ?? decimal('0')).div(price), QUANTITY_PLACES);
  if (!shares.gt(decimal('0'))) return refused(422, `nothing of ${symbol} is ordered`);
  if (side === 'buy' && shares.times(price).gt(cash)) {
    return { ...refused(403, 'insufficient buying power'), lacksFunds: true };
  }
  if (side === 'sell' && shares.gt(held)) return refused(403, `insufficient quantity of ${symbol}`);
  return { qty: shares };
}

export function refused(status: number, message: string): Rejection {
  return { status, brokerCode: null, message, requestId: null, lacksFunds: false };
}
