import { type Money, type Price, ZERO, maxDecimal, minDecimal, sumDecimals } from '../../common/decimal.js';
import { setAsideBySleeve } from './buy-sizing.js';
import type { SleeveFunds } from './funding.js';
import type { Plan, PlanRules, PlannedOrder, SleeveHoldings } from './plan.js';

/** What a plan says of the money of its sleeves. */
export type FundingPlan = Pick<Plan, 'sleeveFunds' | 'heldPrices' | 'buys'>;

export interface DueFundsInput {
  readonly plan: FundingPlan;
  /** What the sleeves hold now. */
  readonly sleeves: readonly SleeveHoldings[];
  /** Of now: for holdings that the plan did not count, such as those of a renamed symbol. */
  readonly prices: ReadonlyMap<string, Price>;
}

/**
 * What each sleeve of a plan is due when its sells are done: the cash that the plan gives it, less the value of what it
 * did not sell, for which no other sleeve pays. That value is at the prices of the plan: at those of now every rise of
 * what stays would look like money that is spent already, and the buys would shrink while their cash is there.
 */
export function dueFunds({ plan, sleeves, prices }: DueFundsInput): SleeveFunds[] {
  const planned = [...plan.buys, ...plan.heldPrices].map(({ symbol, price }): [string, Price] => [symbol, price]);
  const counted = new Map([...prices, ...planned]);
  return plan.sleeveFunds.map(({ sleeve, holdings, cash }) => {
    const own = sleeves.find((candidate) => candidate.sleeve === sleeve);
    const unsold = maxDecimal(ZERO, valueOf(own, counted).minus(holdings));
    return { sleeve, cash: own?.cash ?? ZERO, dueCash: maxDecimal(ZERO, cash.minus(unsold)) };
  });
}

export interface RemainingFundsInput extends DueFundsInput {
  /** What is left of the buys. */
  readonly buys: readonly PlannedOrder[];
  readonly rules: PlanRules;
}

/**
 * What each sleeve is due when a part of its buys is done: the cash that it has, because it was given that for its buys,
 * and what the rest of them needs beyond, within what the plan gives it. What it bought more cheaply than planned takes
 * nothing away.
 */
export function remainingFunds(input: RemainingFundsInput): SleeveFunds[] {
  const needed = setAsideBySleeve(input);
  return dueFunds(input).map(({ sleeve, cash, dueCash }) => {
    const most = minDecimal(needed.get(sleeve) ?? ZERO, dueCash);
    return { sleeve, cash, dueCash: maxDecimal(cash, most) };
  });
}

function valueOf(holdings: SleeveHoldings | undefined, prices: ReadonlyMap<string, Price>): Money {
  const positions = [...(holdings?.positions ?? [])];
  return sumDecimals(positions.map(([symbol, qty]) => qty.times(prices.get(symbol) ?? ZERO)));
}
