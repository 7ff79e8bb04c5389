import Big from 'big.js';
import { Decimal, maxDecimal, minDecimal, type Price } from '../../common/decimal.js';
import { pricePlaces, smallestStep } from '../market/price-increment.js';
import type { Order } from './order.js';

type Trailing = Pick<Order, 'side' | 'trailPrice' | 'trailPercent'>;

const PERCENT = new Decimal('0.01');

/** Where a trailing stop stands whose best price was `hwm`, on the price grid. */
export function trailingStop({ side, trailPrice, trailPercent }: Trailing, hwm: Price): Price {
  const distance = trailPrice ?? (trailPercent as Decimal).times(PERCENT).times(hwm);
  const stop = side === 'sell' ? hwm.minus(distance) : hwm.plus(distance);
  return maxDecimal(smallestStep(stop), stop.round(pricePlaces(stop), Big.roundHalfUp));
}

function moveTrailingStop(order: Order, price: Price): Order {
  if (order.type !== 'trailing_stop' || order.hwm === null) return order;
  const hwm = (order.side === 'sell' ? maxDecimal : minDecimal)(order.hwm, price);
  return hwm.eq(order.hwm) ? order : { ...order, hwm, stopPrice: trailingStop(order, hwm) };
}

/** A stop order after the market has stood at `price`: its trailing stop moved, or it was set off. Others stay as they are. */
export function observePrice(order: Order, price: Price): Order {
  if (order.isTriggered || (order.stopPrice === null && order.trailPrice === null && order.trailPercent === null)) {
    return order;
  }
  const moved = moveTrailingStop(order, price);
  const stop = moved.stopPrice as Price;
  const isReached = order.side === 'buy' ? price.gte(stop) : price.lte(stop);
  return isReached ? { ...moved, isTriggered: true } : moved;
}

/** Whether the order has a stop that the market has not reached. */
export function isDormant({ type, isTriggered }: Order): boolean {
  return type !== 'market' && type !== 'limit' && !isTriggered;
}
