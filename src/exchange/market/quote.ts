import Big from 'big.js';
import { Decimal, maxDecimal, type Price } from '../../common/decimal.js';
import { pricePlaces, smallestStep } from './price-increment.js';

export interface Quote {
  bid: Price;
  ask: Price;
}

const HALF_SPREAD = new Decimal('0.0002');

/** The book around the last price: two basis points and at least one price step to each side. */
export function quoteAround(price: Price): Quote {
  const step = smallestStep(price);
  const half = maxDecimal(step, price.times(HALF_SPREAD).round(pricePlaces(price), Big.roundHalfUp));
  return { bid: maxDecimal(step, price.minus(half)), ask: price.plus(half) };
}
