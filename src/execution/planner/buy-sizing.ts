import {
  type Decimal,
  type Money,
  NOTIONAL_PLACES,
  type Price,
  QUANTITY_PLACES,
  ZERO,
  divideDown,
  maxDecimal,
  minDecimal,
  roundDown,
  sumDecimals,
} from '../../common/decimal.js';
import { apportion } from './apportion.js';
import { type SleeveFunds, type Transfer, fundSleeves } from './funding.js';
import { type HeldBackCash, worstPrice } from './held-back-cash.js';
import type { PlanRules, PlannedOrder, Skip, SkipReason, SleeveAmount } from './plan.js';

/** Enough for the exact value of any quantity; dollars of an order sized in shares are only an intermediate. */
const VALUE_PLACES = 20;

export interface BuySizingInput {
  /** Cash of the account now that the sells are done. */
  readonly cash: Money;
  /** USD that must stay in the account. */
  readonly cashBuffer: Money;
  /** USD that must not be spent, beside the buffer. */
  readonly heldBack: HeldBackCash;
  /** USD of the smallest order. */
  readonly least: Money;
  readonly reserveCash: Money;
  /** The sleeves of the plan. */
  readonly sleeves: readonly SleeveFunds[];
  readonly buys: readonly PlannedOrder[];
  readonly prices: ReadonlyMap<string, Price>;
  readonly rules: PlanRules;
}

export interface BuySizing {
  readonly transfers: Transfer[];
  readonly orders: PlannedOrder[];
  readonly skipped: Skip[];
}

/** What one sleeve wants to spend on one symbol; `worst` is what that may cost. */
interface Want {
  readonly sleeve: string;
  readonly amount: Money;
  readonly worst: Money;
}

/**
 * Gives each sleeve the cash it is due, then scales the wanted buys down to the cash that is really there: per sleeve to
 * its own, over all to the account's above the buffer, at the worst price an order may get.
 */
export function sizeBuys(input: BuySizingInput): BuySizing {
  const { transfers, cash } = fundSleeves(input);
  const wants = new Map(input.buys.map((buy) => [buy.symbol, wantsOf(buy, input)]));
  const { byOrders, unsettled } = input.heldBack;
  const spendable = maxDecimal(ZERO, input.cash.minus(input.cashBuffer).minus(byOrders).minus(unsettled));
  const scales = computeScales([...wants.values()].flat(), cash, spendable);
  const orders: PlannedOrder[] = [];
  const skipped: Skip[] = [];
  for (const buy of input.buys) {
    const price = input.prices.get(buy.symbol) ?? buy.price;
    const amounts = (wants.get(buy.symbol) ?? []).map(({ sleeve, amount }) => ({
      sleeve,
      amount: scaled(amount, scales.get(sleeve), buy.notional === null ? VALUE_PLACES : NOTIONAL_PLACES),
    }));
    const { order, skip } = finalOrder({ ...buy, price }, amounts, input);
    if (order !== undefined) orders.push(order);
    if (skip !== undefined) skipped.push(skip);
  }
  return { transfers, orders, skipped };
}

function wantsOf(buy: PlannedOrder, input: BuySizingInput): Want[] {
  const price = input.prices.get(buy.symbol) ?? buy.price;
  if (buy.notional !== null) return buy.shares.map(({ sleeve, amount }) => ({ sleeve, amount, worst: amount }));
  const worst = worstPrice(price, input.rules);
  return buy.shares.map(({ sleeve, amount }) => ({
    sleeve,
    amount: amount.times(price),
    worst: amount.times(worst),
  }));
}

/** A fraction kept as numerator and denominator, so that nothing is lost before the final rounding down. */
interface Scale {
  readonly have: Decimal;
  readonly want: Decimal;
}

function scaled(amount: Money, scale: Scale | undefined, places: number): Money {
  if (scale === undefined || scale.want.eq(ZERO)) return ZERO;
  if (scale.have.eq(scale.want)) return roundDown(amount, places);
  return divideDown(amount.times(scale.have), scale.want, places);
}

function computeScales(wants: readonly Want[], cash: ReadonlyMap<string, Money>, spendable: Money): Map<string, Scale> {
  const worst = new Map<string, Money>();
  for (const want of wants) worst.set(want.sleeve, (worst.get(want.sleeve) ?? ZERO).plus(want.worst));
  const affordable = new Map<string, Money>();
  for (const [sleeve, want] of worst) {
    affordable.set(sleeve, minDecimal(want, maxDecimal(ZERO, cash.get(sleeve) ?? ZERO)));
  }
  const total = sumDecimals(affordable.values());
  const fits = total.lte(spendable);
  return new Map(
    [...worst].map(([sleeve, want]) => {
      const have = affordable.get(sleeve) ?? ZERO;
      return [sleeve, fits ? { have, want } : { have: have.times(spendable), want: want.times(total) }];
    }),
  );
}

function finalOrder(
  buy: PlannedOrder,
  amounts: readonly SleeveAmount[],
  { least, heldBack }: BuySizingInput,
): { order?: PlannedOrder; skip?: Skip } {
  const { symbol, price } = buy;
  const wanted = buy.notional ?? (buy.qty ?? ZERO).times(price);
  const shares = amounts.filter(({ amount }) => amount.gt(ZERO));
  const total = sumDecimals(shares.map(({ amount }) => amount));
  const skip = (reason: SkipReason): Skip => {
    return { symbol, reason, detail: `${total.toFixed(2)} of ${wanted.toFixed(2)} USD are there` };
  };
  const isUnsettled = heldBack.unsettled.gt(ZERO);
  if (total.lt(least)) return { skip: skip(isUnsettled ? 'UNSETTLED_CASH' : 'INSUFFICIENT_CASH') };
  const isShort = wanted.minus(total).gt(least);
  const short = isShort ? { skip: skip(isUnsettled ? 'UNSETTLED_CASH' : 'SCALED_TO_CASH') } : {};
  if (buy.notional !== null) return { order: { ...buy, notional: total, shares }, ...short };
  const qty = divideDown(total, price, 0);
  if (qty.eq(ZERO)) return { skip: skip('BELOW_ONE_LOT') };
  const split = apportion(qty, shares, QUANTITY_PLACES).filter(({ amount }) => amount.gt(ZERO));
  return { order: { ...buy, qty, shares: split }, ...short };
}
