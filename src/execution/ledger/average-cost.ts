import { type Decimal, type Money, type Price, ZERO } from '../../common/decimal.js';

export interface Holding {
  readonly amount: Decimal;
  /** What the amount cost, USD. */
  readonly cost: Money;
}

const COST_PLACES = 12;

/** USD of one share; rounded, as the quotient need not end. The amount is not zero. */
export function averageCostOf({ amount, cost }: Holding): Price {
  return cost.div(amount).round(COST_PLACES);
}

/**
 * A holding after a change of `amount` worth `value`. Average cost: what adds to the holding adds its value, what takes
 * from it takes cost in proportion; a change of sign starts anew at the price of the change. A change without value (a
 * split) spreads the same cost over another quantity.
 */
export function applyAtAverageCost({ amount, cost }: Holding, change: { amount: Decimal; value: Money }): Holding {
  const next = amount.plus(change.amount);
  if (next.eq(ZERO)) return { amount: next, cost: ZERO };
  if (change.value.eq(ZERO)) return { amount: next, cost };
  const isGrowing = amount.eq(ZERO) || amount.gt(ZERO) === change.amount.gt(ZERO);
  if (isGrowing) return { amount: next, cost: cost.plus(change.value) };
  const isTurning = amount.gt(ZERO) !== next.gt(ZERO);
  if (isTurning) return { amount: next, cost: change.value.times(next).div(change.amount).round(COST_PLACES) };
  return { amount: next, cost: cost.times(next).div(amount).round(COST_PLACES) };
}
