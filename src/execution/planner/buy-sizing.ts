import {
  type Decimal,
  type Money,
  NOTIONAL_PLACES,
  type Price,
  QUANTITY_PLACES,
  type Quantity,
  ZERO,
  decimal,
  divideDown,
  formatDecimal,
  maxDecimal,
  minDecimal,
  roundDown,
  sumDecimals,
} from '../../common/decimal.js';
import { apportion } from './apportion.js';
import { orderValue } from './estimates.js';
import { type SleeveFunds, type Transfer, fundSleeves } from './funding.js';
import { type HeldBackCash, worstPrice } from './held-back-cash.js';
import type { PlanRules, PlannedOrder, Skip, SkipReason, SleeveAmount } from './plan.js';

/** Enough for the exact value of any quantity; dollars of an order sized in shares are only an intermediate. */
const VALUE_PLACES = 20;
const LAST_PLACE = decimal(`1e-${VALUE_PLACES}`);

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
  /** Cash of each sleeve after the transfers. */
  readonly sleeveCash: ReadonlyMap<string, Money>;
  readonly orders: PlannedOrder[];
  readonly skipped: Skip[];
}

/** What one sleeve wants to spend on one symbol. */
interface Want {
  readonly sleeve: string;
  readonly amount: Money;
  /** What the plan sets aside of the sleeve's cash. */
  readonly setAside: Money;
  /** What the broker counts it at now. */
  readonly worst: Money;
}

/**
 * Gives each sleeve the cash it is due, then scales the wanted buys down to the cash that is really there: per sleeve to
 * its own, over all to the account's above the buffer, at the worst price an order may get. What a sleeve sets aside is
 * counted from the price of the plan: a price that rose since then takes nothing from a buy while the money is there.
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
  return { transfers, sleeveCash: cash, orders, skipped };
}

function wantsOf(buy: PlannedOrder, { prices, rules }: Pick<BuySizingInput, 'prices' | 'rules'>): Want[] {
  if (buy.notional !== null) {
    return buy.shares.map(({ sleeve, amount }) => ({ sleeve, amount, setAside: amount, worst: amount }));
  }
  const price = prices.get(buy.symbol) ?? buy.price;
  const [worst, setAside] = [worstPrice(price, rules), maxDecimal(price, worstPrice(buy.price, rules))];
  return buy.shares.map(({ sleeve, amount }) => ({
    sleeve,
    amount: amount.times(price),
    setAside: amount.times(setAside),
    worst: amount.times(worst),
  }));
}

/** What the buys take of the cash of each sleeve. */
export function setAsideBySleeve(input: Pick<BuySizingInput, 'buys' | 'prices' | 'rules'>): Map<string, Money> {
  const sums = new Map<string, Money>();
  for (const { sleeve, setAside } of input.buys.flatMap((buy) => wantsOf(buy, input))) {
    sums.set(sleeve, (sums.get(sleeve) ?? ZERO).plus(setAside));
  }
  return sums;
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
  const wanted = new Map<string, { setAside: Money; worst: Money }>();
  for (const { sleeve, setAside, worst } of wants) {
    const sum = wanted.get(sleeve) ?? { setAside: ZERO, worst: ZERO };
    wanted.set(sleeve, { setAside: sum.setAside.plus(setAside), worst: sum.worst.plus(worst) });
  }
  const own = new Map<string, Scale>();
  let total = ZERO;
  for (const [sleeve, { setAside: want, worst }] of wanted) {
    const scale = { have: minDecimal(want, maxDecimal(ZERO, cash.get(sleeve) ?? ZERO)), want };
    own.set(sleeve, scale);
    total = total.plus(scaledUp(worst, scale));
  }
  if (total.lte(spendable)) return own;
  return new Map(
    [...own].map(([sleeve, { have, want }]) => [sleeve, { have: have.times(spendable), want: want.times(total) }]),
  );
}

/** Not less than the exact product. */
function scaledUp(amount: Money, { have, want }: Scale): Money {
  if (have.eq(want)) return amount;
  if (amount.eq(want)) return have;
  const product = amount.times(have);
  const down = divideDown(product, want, VALUE_PLACES);
  return down.times(want).eq(product) ? down : down.plus(LAST_PLACE);
}

function finalOrder(
  buy: PlannedOrder,
  amounts: readonly SleeveAmount[],
  { least, heldBack }: BuySizingInput,
): { order?: PlannedOrder; skip?: Skip } {
  const { symbol, price } = buy;
  const wanted = orderValue(buy);
  const shares = amounts.filter(({ amount }) => amount.gt(ZERO));
  const total = sumDecimals(shares.map(({ amount }) => amount));
  const qty = buy.qty && divideDown(total, price, 0);
  const skip = (reason: SkipReason): Skip => ({ symbol, reason, detail: detailOf(buy, { wanted, total, qty }) });
  const isCut = total.lt(wanted);
  // Whole shares that became cheaper than the smallest order are still what was planned.
  if (total.lt(least) && (isCut || qty === null)) return { skip: skip(cashReason('INSUFFICIENT_CASH', heldBack)) };
  const short = isCut ? { skip: skip(cashReason('SCALED_TO_CASH', heldBack)) } : {};
  if (qty === null) return { order: { ...buy, notional: total, shares }, ...short };
  if (qty.eq(ZERO)) return { skip: skip('BELOW_ONE_LOT') };
  const split = apportion(qty, shares, QUANTITY_PLACES).filter(({ amount }) => amount.gt(ZERO));
  return { order: { ...buy, qty, shares: split }, ...short };
}

function cashReason(reason: SkipReason, { unsettled }: HeldBackCash): SkipReason {
  return unsettled.gt(ZERO) ? 'UNSETTLED_CASH' : reason;
}

interface Cut {
  readonly wanted: Money;
  readonly total: Money;
  readonly qty: Quantity | null;
}

function detailOf(buy: PlannedOrder, { wanted, total, qty }: Cut): string {
  const money = `${total.toFixed(2)} of ${wanted.toFixed(2)} USD are there`;
  if (buy.qty === null || qty === null) return money;
  return `${formatDecimal(qty)} of ${formatDecimal(buy.qty)} shares: ${money} at the price that the broker counts`;
}
