import { QUANTITY_PLACES, ZERO, decimal, roundDown, type Quantity } from '../../common/decimal.js';
import { invalidRequest } from '../alpaca-error.js';
import type { Query } from '../http/query.js';
import type { OrderRequest } from '../orders/order-request.js';
import type { Position } from '../portfolio/position.js';

const FORM = /^\d{1,15}(\.\d{1,9})?$/;
const WHOLE = decimal('100');

function amount(query: Query, key: string): Quantity | null {
  const text = query[key];
  if (!text) return null;
  if (!FORM.test(text) || decimal(text).lte(ZERO)) throw invalidRequest(`${key} must be a positive decimal number`);
  return decimal(text);
}

/** How much of a position is to be sold: a quantity, a percentage, or all of it. */
export function quantityToClose({ qty: held }: Position, query: Query): Quantity {
  const [qty, percentage] = [amount(query, 'qty'), amount(query, 'percentage')];
  if (qty !== null && percentage !== null) throw invalidRequest('only one of qty or percentage is accepted');
  if (percentage?.gt(WHOLE)) throw invalidRequest('percentage must be from 0 to 100');
  if (percentage !== null) return roundDown(held.times(percentage).div(WHOLE), QUANTITY_PLACES);
  return qty ?? held;
}

/** The order that sells it at the market. */
export function closingOrder(symbol: string, qty: Quantity): OrderRequest {
  return {
    symbol,
    qty,
    side: 'sell',
    type: 'market',
    timeInForce: 'day',
    notional: null,
    limitPrice: null,
    stopPrice: null,
    trailPrice: null,
    trailPercent: null,
    isExtendedHours: false,
    clientOrderId: null,
  };
}
