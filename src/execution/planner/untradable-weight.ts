import { type Decimal, type Money, ONE, ZERO, decimalFromUnits, divideDown } from '../../common/decimal.js';
import type { PlanInput } from './plan.js';
import type { Valuation, ValuedPosition } from './valuation.js';

/** Decimal places of the factor. */
const FACTOR_PLACES = 12;

export interface Takeover {
  readonly input: PlanInput;
  readonly valuation: Valuation;
  readonly weights: ReadonlyMap<string, Decimal>;
  /** What the sleeve holds. */
  readonly positions: ReadonlyMap<string, ValuedPosition>;
  readonly sleeveValue: Money;
}

/**
 * What every weight of a sleeve is multiplied with so that the tradable symbols take over, in proportion, what the
 * others were to have beyond what the sleeve holds of them. 1 when there is nothing to take over or nobody to take it.
 */
export function takeoverFactor({ input, valuation, weights, positions, sleeveValue }: Takeover): Decimal {
  const isTradable = (symbol: string): boolean => input.assets.get(symbol)?.isTradable === true;
  let [tradable, blocked] = [ZERO, ZERO];
  for (const [symbol, weight] of weights) {
    if (isTradable(symbol)) tradable = tradable.plus(weight);
    else blocked = blocked.plus(weight);
  }
  const stuck = [...positions]
    .filter(([symbol]) => !isTradable(symbol))
    .reduce((sum, [, { value }]) => sum + value, 0n);
  const stuckValue = decimalFromUnits(stuck, valuation.qtyScale + valuation.priceScale);
  const free = blocked.times(sleeveValue).minus(stuckValue);
  if (free.lte(ZERO) || tradable.lte(ZERO)) return ONE;
  return ONE.plus(divideDown(free, tradable.times(sleeveValue), FACTOR_PLACES));
}
