import { decimal, type Decimal, type Price } from '../../common/decimal.js';
import { invalidRequest } from '../alpaca-error.js';
import type { OrderType } from './order.js';
import { optionalPrice, positiveDecimal, type Body } from './request-fields.js';

/** The prices that an order names. */
export interface OrderPrices {
  limitPrice: Price | null;
  stopPrice: Price | null;
  trailPrice: Price | null;
  trailPercent: Decimal | null;
}

/** Which prices a type of order has: all that are named have to be there, and no other. */
const NAMED: Readonly<Record<OrderType, { has: readonly (keyof OrderPrices)[]; rule: string }>> = {
  market: { has: [], rule: 'market orders require no stop or limit price' },
  limit: { has: ['limitPrice'], rule: 'limit orders require a limit price, and no stop price' },
  stop: { has: ['stopPrice'], rule: 'stop orders require a stop price, and no limit price' },
  stop_limit: { has: ['limitPrice', 'stopPrice'], rule: 'stop limit orders require both stop and limit price' },
  trailing_stop: {
    has: ['trailPrice', 'trailPercent'],
    rule: 'trailing stop orders require one of trail_price and trail_percent, and no stop or limit price',
  },
};

const WHOLE = decimal('100');

export function parsePrices(body: Body, type: OrderType): OrderPrices {
  const prices: OrderPrices = {
    limitPrice: optionalPrice(body, 'limit_price'),
    stopPrice: optionalPrice(body, 'stop_price'),
    trailPrice: optionalPrice(body, 'trail_price'),
    trailPercent: positiveDecimal(body, 'trail_percent'),
  };
  const { has, rule } = NAMED[type];
  const given = (Object.keys(prices) as (keyof OrderPrices)[]).filter((key) => prices[key] !== null);
  const wanted = type === 'trailing_stop' ? 1 : has.length;
  if (given.length !== wanted || given.some((key) => !has.includes(key))) throw invalidRequest(rule);
  if (prices.trailPercent?.gte(WHOLE)) throw invalidRequest('trail_percent must be below 100');
  return prices;
}
