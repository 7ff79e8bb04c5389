import { Decimal, ONE, type Price } from '../../common/decimal.js';

/** Prices from one dollar on have two decimal places, those below have four (SEC rule 612). */
const PLACES_FROM_ONE_USD = 2;
const PLACES_BELOW_ONE_USD = 4;

/** The nearest price in whole increments that is not below. */
export function roundUpToIncrement(price: Price): Price {
  return price.round(placesOfPrice(price), Decimal.roundUp);
}

/** The nearest price in whole increments that is not above. */
export function roundDownToIncrement(price: Price): Price {
  return price.round(placesOfPrice(price), Decimal.roundDown);
}

function placesOfPrice(price: Price): number {
  return price.lt(ONE) ? PLACES_BELOW_ONE_USD : PLACES_FROM_ONE_USD;
}
