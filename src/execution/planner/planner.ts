import { ZERO, sumDecimals } from '../../common/decimal.js';
import { computeNeeds } from './needs.js';
import { netNeeds } from './netting.js';
import { sizeBuy, sizeSell } from './order-sizing.js';
import type { Plan, PlanInput, PlannedOrder, Skip } from './plan.js';
import { restrictNeeds } from './restrictions.js';

/**
 * Computes the orders that bring the sleeves to the book: needs per sleeve, crossed among sleeves, one net market order
 * per symbol. Pure: the same input, in any order, gives the same plan. Errors: `negative_target`.
 */
export function planRebalance(input: PlanInput): Plan {
  const { capital, sleeveTargets, needs: wanted, skipped } = computeNeeds(input);
  const { needs, skipped: forbidden } = restrictNeeds(wanted, input.restrictions ?? []);
  const { crosses, net } = netNeeds(needs, input.prices);
  const sized = net.map((need) => (need.side === 'sell' ? sizeSell(need, input) : sizeBuy(need, input)));
  const orders = sized.filter((leg): leg is PlannedOrder => 'side' in leg);
  const skips = [...skipped, ...forbidden, ...sized.filter((leg): leg is Skip => 'reason' in leg)];
  const traded = sumDecimals(orders.map(orderValue));
  return {
    capital,
    cashBuffer: capital.times(input.rules.cashBuffer),
    sleeveTargets,
    crosses,
    sells: orders.filter(({ side }) => side === 'sell'),
    buys: orders.filter(({ side }) => side === 'buy'),
    skipped: skips.sort((a, b) => (`${a.symbol} ${a.reason}` < `${b.symbol} ${b.reason}` ? -1 : 1)),
    turnover: capital.gt(ZERO) ? traded.div(capital).round(6) : ZERO,
  };
}

/** USD at the reference price. */
export function orderValue(order: PlannedOrder): PlannedOrder['price'] {
  return order.notional ?? (order.qty ?? ZERO).times(order.price);
}

/** A plan that would change nothing. */
export function isIdle(plan: Plan): boolean {
  return plan.sells.length === 0 && plan.buys.length === 0 && plan.crosses.length === 0;
}
