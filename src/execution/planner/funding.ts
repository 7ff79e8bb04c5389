import {
  type Money,
  NOTIONAL_PLACES,
  ZERO,
  divideDown,
  maxDecimal,
  minDecimal,
  sumDecimals,
} from '../../common/decimal.js';
import { RESERVE } from './plan.js';

/** What one sleeve has and what it is due. */
export interface SleeveFunds {
  readonly sleeve: string;
  readonly cash: Money;
  /** Cash that it is to have: for its buys, and what its weights leave in cash. */
  readonly dueCash: Money;
}

export interface Transfer {
  readonly from: string;
  readonly to: string;
  readonly amount: Money;
}

export interface Funding {
  readonly transfers: Transfer[];
  /** Cash per sleeve after the transfers. */
  readonly cash: Map<string, Money>;
}

export interface FundingInput {
  readonly cashBuffer: Money;
  readonly reserveCash: Money;
  readonly sleeves: readonly SleeveFunds[];
}

/**
 * Capital moves between sleeves through the reserve: surplus cash goes in, what a sleeve lacks comes out. The buffer
 * stays in the reserve; overdrawn sleeves are made whole first, the rest is shared in proportion to what each lacks. No
 * transfer overdraws the one who gives.
 */
export function fundSleeves({ cashBuffer, reserveCash, sleeves }: FundingInput): Funding {
  const due = sleeves.map((funds) => ({
    ...funds,
    lacks: funds.dueCash.minus(funds.cash),
  }));
  const givers = due.filter(({ lacks, cash }) => lacks.lt(ZERO) && cash.gt(ZERO));
  const surplus = givers.map(({ sleeve, lacks, cash }) => ({
    from: sleeve,
    to: RESERVE,
    amount: minDecimal(lacks.neg(), cash),
  }));
  const pool = maxDecimal(ZERO, reserveCash.plus(sumDecimals(surplus.map(({ amount }) => amount))).minus(cashBuffer));
  const takers = due.filter(({ lacks }) => lacks.gt(ZERO));
  const grants = shareOut(pool, takers).filter(({ amount }) => amount.gt(ZERO));
  const transfers = [...surplus, ...grants];
  return { transfers, cash: cashAfter(sleeves, transfers) };
}

interface Taker {
  readonly sleeve: string;
  readonly cash: Money;
  readonly lacks: Money;
}

function shareOut(pool: Money, takers: readonly Taker[]): Transfer[] {
  const overdrawn = takers.map((taker) => maxDecimal(ZERO, taker.cash.neg()));
  const cures = inProportion(pool, overdrawn);
  const left = pool.minus(sumDecimals(cures));
  const shares = inProportion(
    left,
    takers.map((taker, i) => taker.lacks.minus(overdrawn[i] ?? ZERO)),
  );
  return takers.map(({ sleeve }, i) => ({
    from: RESERVE,
    to: sleeve,
    amount: (cures[i] ?? ZERO).plus(shares[i] ?? ZERO),
  }));
}

/** All that is wanted where the pool suffices, else the same fraction of each, in whole cents. */
function inProportion(pool: Money, wanted: readonly Money[]): Money[] {
  const total = sumDecimals(wanted);
  if (total.lte(pool)) return [...wanted];
  return wanted.map((amount) => divideDown(amount.times(pool), total, NOTIONAL_PLACES));
}

function cashAfter(sleeves: readonly SleeveFunds[], transfers: readonly Transfer[]): Map<string, Money> {
  const cash = new Map(sleeves.map((funds) => [funds.sleeve, funds.cash]));
  for (const { from, to, amount } of transfers) {
    const giver = cash.get(from);
    if (giver !== undefined) cash.set(from, giver.minus(amount));
    const taker = cash.get(to);
    if (taker !== undefined) cash.set(to, taker.plus(amount));
  }
  return cash;
}
