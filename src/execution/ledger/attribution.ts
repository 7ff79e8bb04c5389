import { type Quantity, QUANTITY_PLACES, ZERO, maxDecimal, sumDecimals } from '../../common/decimal.js';
import { apportion } from '../planner/apportion.js';
import type { SleeveAmount } from '../planner/plan.js';

export interface Entitlement {
  /** Whose the order is, in its own unit. */
  readonly shares: readonly SleeveAmount[];
  /** Whether that unit is shares, so that each sleeve's part is known exactly from the start. */
  readonly isInShares: boolean;
  /** Shares of this order that each sleeve was given before. */
  readonly given: ReadonlyMap<string, Quantity>;
}

/**
 * Splits one execution among the sleeves. An order sized in shares is split by what each is still owed, so that the last
 * execution leaves nobody a crumb over; one sized in dollars by the dollars.
 */
export function attributeFill(qty: Quantity, { shares, isInShares, given }: Entitlement): SleeveAmount[] {
  const owed = shares.map(({ sleeve, amount }) => ({
    sleeve,
    amount: maxDecimal(ZERO, amount.minus(given.get(sleeve) ?? ZERO)),
  }));
  const isOwed = isInShares && sumDecimals(owed.map(({ amount }) => amount)).gte(qty);
  return apportion(qty, isOwed ? owed : shares, QUANTITY_PLACES).filter(({ amount }) => amount.gt(ZERO));
}
