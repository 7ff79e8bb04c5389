import {
  type Decimal,
  maxDecimal,
  minDecimal,
  NOTIONAL_PLACES,
  QUANTITY_PLACES,
  roundDown,
  sumDecimals,
  ZERO,
} from '../../common/decimal.js';
import { apportion } from '../planner/apportion.js';
import type { PlannedOrder, SleeveAmount } from '../planner/plan.js';
import type { Given, Leg } from './legs.repository.js';

type GivenBySleeve = ReadonlyMap<string, Given>;

/** A part of what is left of a leg, for the sleeves in proportion to what each is still owed: the last part leaves nobody a crumb. */
export function partOf(leg: Leg, amount: Decimal, given: GivenBySleeve): PlannedOrder {
  const { symbol, side, price } = leg;
  const isInShares = leg.notional === null;
  const owed = owedOf(leg, given);
  // What costs more than planned may leave less owed than there is to spend.
  const weights = sumDecimals(owed.map((part) => part.amount)).gte(amount) ? owed : leg.shares;
  const places = isInShares ? QUANTITY_PLACES : NOTIONAL_PLACES;
  const shares = apportion(amount, weights, places).filter((part) => part.amount.gt(ZERO));
  return { symbol, side, price, shares, qty: isInShares ? amount : null, notional: isInShares ? null : amount };
}

/** All that is left of a leg as one order; undefined where nothing is. */
export function remainderOf(leg: Leg, given: GivenBySleeve): PlannedOrder | undefined {
  const isInShares = leg.notional === null;
  const size = leg.notional ?? leg.qty ?? ZERO;
  const got = sumDecimals([...given.values()].map((part) => (isInShares ? part.qty : part.value)));
  const rest = roundDown(maxDecimal(ZERO, size.minus(got)), isInShares ? QUANTITY_PLACES : NOTIONAL_PLACES);
  return rest.gt(ZERO) ? partOf(leg, rest, given) : undefined;
}

/** The leg as it is when of what is left (`rest`) only so much (`more`) is wanted. */
export function resizedTo(leg: Leg, rest: PlannedOrder, more: PlannedOrder): PlannedOrder {
  const parts = new Map(leg.shares.map(({ sleeve, amount }) => [sleeve, amount]));
  const add = (sleeve: string, amount: Decimal): void => {
    parts.set(sleeve, (parts.get(sleeve) ?? ZERO).plus(amount));
  };
  for (const { sleeve, amount } of rest.shares) add(sleeve, amount.neg());
  for (const { sleeve, amount } of more.shares) add(sleeve, amount);
  const shares = [...parts].map(([sleeve, amount]) => ({ sleeve, amount })).filter(({ amount }) => amount.gt(ZERO));
  const size = sumDecimals(shares.map(({ amount }) => amount));
  return { ...more, qty: more.qty && size, notional: more.notional && size, shares };
}

/** An order that was meant to be `amount`, cut to what may still be wanted. */
export function cutTo(order: PlannedOrder, amount: Decimal): PlannedOrder {
  const size = order.notional ?? order.qty ?? ZERO;
  const cut = minDecimal(size, amount);
  if (cut.eq(size)) return order;
  const places = order.notional === null ? QUANTITY_PLACES : NOTIONAL_PLACES;
  const shares = apportion(cut, order.shares, places).filter((part) => part.amount.gt(ZERO));
  return { ...order, qty: order.qty && cut, notional: order.notional && cut, shares };
}

function owedOf({ shares, notional }: Leg, given: GivenBySleeve): SleeveAmount[] {
  return shares.map(({ sleeve, amount }) => {
    const got = given.get(sleeve);
    const part = (notional === null ? got?.qty : got?.value) ?? ZERO;
    return { sleeve, amount: maxDecimal(ZERO, amount.minus(part)) };
  });
}
