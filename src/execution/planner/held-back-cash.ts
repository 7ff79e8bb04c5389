import { type Money, ONE, type Price, ZERO, maxDecimal, sumDecimals } from '../../common/decimal.js';
import type { OpenOrder, PlanRules } from './plan.js';
import { roundUpToIncrement } from './price-increment.js';

/** Cash that is in the account and may not be spent. */
export interface HeldBackCash {
  /** For orders that are open at the broker. */
  readonly byOrders: Money;
  /** Because its sale is not settled. */
  readonly unsettled: Money;
}

export interface HeldBackInput {
  readonly cash: Money;
  readonly buyingPower: Money;
  readonly unsettledCash: Money;
  readonly openOrders: readonly OpenOrder[];
  readonly prices: ReadonlyMap<string, Price>;
  readonly rules: PlanRules;
}

/** Open buys hold what they may still cost; where the broker holds more, for reasons of its own, its word counts. */
export function heldBackCash(input: HeldBackInput): HeldBackCash {
  const { cash, buyingPower, unsettledCash, openOrders, rules } = input;
  const held = sumDecimals(openOrders.filter(({ side }) => side === 'buy').map((order) => worstCost(order, input)));
  return {
    byOrders: maxDecimal(held, cash.minus(buyingPower)),
    unsettled: rules.settledCashOnly ? maxDecimal(ZERO, unsettledCash) : ZERO,
  };
}

/** The price at which the broker values a market buy that is sized in shares. */
export function worstPrice(price: Price, rules: PlanRules): Price {
  return roundUpToIncrement(price.times(ONE.plus(rules.worstCaseMove)));
}

function worstCost({ symbol, openQty, openNotional, limitPrice }: OpenOrder, { prices, rules }: HeldBackInput): Money {
  if (openNotional !== null) return openNotional;
  const price = prices.get(symbol);
  const worst = limitPrice ?? (price === undefined ? ZERO : worstPrice(price, rules));
  return (openQty ?? ZERO).times(worst);
}
