import { type Money, type Price, type Quantity, ZERO, maxDecimal } from '../../common/decimal.js';
import type { PlanRules } from './plan.js';

export interface Drift {
  readonly target: Quantity;
  readonly held: Quantity;
  readonly price: Price;
  readonly capital: Money;
}

/** Whether a holding lies outside one of its bands; one that is to be closed always does. */
export function isDrifted({ target, held, price, capital }: Drift, rules: PlanRules): boolean {
  const gap = target.minus(held).abs();
  if (gap.eq(ZERO)) return false;
  if (target.eq(ZERO)) return true;
  if (gap.gt(maxDecimal(target, held).times(rules.driftRelative))) return true;
  return rules.driftAbsolute !== undefined && gap.times(price).gt(rules.driftAbsolute.times(capital));
}
