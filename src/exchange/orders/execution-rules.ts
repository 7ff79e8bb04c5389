import { QUANTITY_PLACES, ZERO, decimalFromFloat, roundDown, type Price, type Quantity } from '../../common/decimal.js';
import { seededRandom } from '../../common/random.js';
import type { Quote } from '../market/quote.js';
import { isWhole, type Order } from './order.js';
import { isDormant } from './trigger.js';

/** The price at which the order trades now: the far side of the book, if stop and limit allow. */
export function executionPrice(order: Order, quote: Quote): Price | undefined {
  if (isDormant(order)) return undefined;
  const price = order.side === 'buy' ? quote.ask : quote.bid;
  if (order.limitPrice === null) return price;
  const isMarketable = order.side === 'buy' ? price.lte(order.limitPrice) : price.gte(order.limitPrice);
  return isMarketable ? price : undefined;
}

export interface PartialFills {
  seed: number;
  /** Fraction of orders whose first execution is only a part, 0 to 1. */
  share: number;
}

/**
 * How much of `total` executes now. An order's first execution is at times a random part of it, the next one is the rest.
 * Drawn from the seed and the order alone, so that a restart in between changes nothing.
 */
export function executionQuantity(order: Order, total: Quantity, partials: PartialFills): Quantity {
  if (order.filledQty.gt(ZERO) || order.timeInForce === 'fok') return total;
  const random = seededRandom(partials.seed ^ Math.imul(order.seq, 0x9e3779b1));
  if (random.next() >= partials.share) return total;
  const fraction = decimalFromFloat(0.2 + 0.6 * random.next(), 6);
  const isWholeOrder = order.qty !== null && isWhole(order.qty);
  const part = roundDown(total.times(fraction), isWholeOrder ? 0 : QUANTITY_PLACES);

  return part.gt(ZERO) ? part : total;
}
