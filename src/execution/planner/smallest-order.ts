import { type Money, maxDecimal } from '../../common/decimal.js';
import type { PlanRules } from './plan.js';

/** USD that an order must be worth, unless it closes a position. */
export function minimumNotional({ minNotionalUsd, minNotionalFraction }: PlanRules, capital: Money): Money {
  return maxDecimal(minNotionalUsd, minNotionalFraction.times(capital));
}
