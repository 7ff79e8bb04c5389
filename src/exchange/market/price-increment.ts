import Big from 'big.js';
import { Decimal, ONE, decimalFromFloat, type Price } from '../../common/decimal.js';

const SMALLEST_FLOAT_PRICE = 0.0001;

/** Decimal places of a price: cents from one dollar up, hundredths of a cent below. */
export function pricePlaces(price: Price): number {
  return price.gte(ONE) ? 2 : 4;
}

export function priceFromFloat(value: number): Price {
  const bounded = Math.max(value, SMALLEST_FLOAT_PRICE);
  return decimalFromFloat(bounded, bounded >= 1 ? 2 : 4);
}

export function fulfilsIncrement(price: Price): boolean {
  return price.round(pricePlaces(price), Big.roundDown).eq(price);
}

export function smallestStep(price: Price): Price {
  return new Decimal(pricePlaces(price) === 2 ? '0.01' : '0.0001');
}
