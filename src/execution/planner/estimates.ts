import { type Decimal, type Money, NOTIONAL_PLACES, ZERO, decimal, sumDecimals } from '../../common/decimal.js';
import type { Plan, PlanInput, PlannedOrder } from './plan.js';

const FRACTION_PLACES = 6;
const TWO = decimal('2');

type Estimates = Pick<Plan, 'turnover' | 'estimatedCost' | 'cashAfter' | 'tracking'>;

interface Outcome {
  readonly input: PlanInput;
  readonly capital: Money;
  /** USD per symbol that is to be bought more than is held. */
  readonly gaps: ReadonlyMap<string, Money>;
  readonly sells: readonly PlannedOrder[];
  readonly buys: readonly PlannedOrder[];
}

/** What the orders do to the account when they fill at the reference prices. */
export function estimateOutcome({ input, capital, gaps, sells, buys }: Outcome): Estimates {
  const left = new Map(gaps);
  const trade = (orders: readonly PlannedOrder[]): Money => {
    let total = ZERO;
    for (const order of orders) {
      const value = orderValue(order);
      total = total.plus(value);
      const gap = left.get(order.symbol) ?? ZERO;
      left.set(order.symbol, order.side === 'buy' ? gap.minus(value) : gap.plus(value));
    }
    return total;
  };
  const [sold, bought] = [trade(sells), trade(buys)];
  const traded = sold.plus(bought);
  return {
    turnover: fractionOf(capital, traded),
    estimatedCost: traded.times(input.rules.costRate).round(NOTIONAL_PLACES),
    cashAfter: input.cash.plus(sold).minus(bought),
    tracking: { before: distance(capital, gaps), after: distance(capital, left) },
  };
}

/** USD at the reference price. */
export function orderValue(order: PlannedOrder): Money {
  return order.notional ?? (order.qty ?? ZERO).times(order.price);
}

/** Cash lacks what the symbols have too much, so its gap is minus their sum. */
function distance(capital: Money, gaps: ReadonlyMap<string, Money>): Decimal {
  const cash = sumDecimals(gaps.values()).abs();
  const symbols = sumDecimals([...gaps.values()].map((gap) => gap.abs()));
  return fractionOf(capital.times(TWO), symbols.plus(cash));
}

function fractionOf(whole: Money, part: Money): Decimal {
  return whole.gt(ZERO) ? part.div(whole).round(FRACTION_PLACES) : ZERO;
}
