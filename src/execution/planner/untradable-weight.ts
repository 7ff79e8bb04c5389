import { type Decimal, type Money, ONE, ZERO, divideDown, sumDecimals } from '../../common/decimal.js';

/** Decimal places of a weight that was scaled. */
const WEIGHT_PLACES = 12;

export interface TargetedSymbol {
  readonly symbol: string;
  readonly weight: Decimal;
  /** USD that the sleeve holds of it. */
  readonly heldValue: Money;
  readonly isTradable: boolean;
}

/**
 * What every weight of a sleeve is multiplied with so that the tradable symbols take over, in proportion, what the
 * others were to have beyond what the sleeve holds of them. 1 when there is nothing to take over or nobody to take it.
 */
export function takeoverFactor(symbols: readonly TargetedSymbol[], sleeveValue: Money): Decimal {
  const blocked = symbols.filter(({ isTradable }) => !isTradable);
  const tradable = sumDecimals(symbols.filter(({ isTradable }) => isTradable).map(({ weight }) => weight));
  const free = sumDecimals(blocked.map(({ weight }) => weight.times(sleeveValue))).minus(
    sumDecimals(blocked.map(({ heldValue }) => heldValue)),
  );
  if (free.lte(ZERO) || tradable.lte(ZERO)) return ONE;
  return ONE.plus(divideDown(free, tradable.times(sleeveValue), WEIGHT_PLACES));
}
