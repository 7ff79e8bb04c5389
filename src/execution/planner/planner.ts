import { type Money, ZERO } from '../../common/decimal.js';
import { type BuySizing, sizeBuys } from './buy-sizing.js';
import { estimateOutcome } from './estimates.js';
import { expectedFunds } from './expected-funds.js';
import { heldBackCash } from './held-back-cash.js';
import { limitNeeds } from './limiting.js';
import { computeNeeds } from './needs.js';
import { netNeeds } from './netting.js';
import { sizeBuy, sizeSell } from './order-sizing.js';
import type { Cross, Plan, PlanInput, PlannedOrder, Skip, SleeveAmount, SymbolPrice } from './plan.js';
import { restrictNeeds } from './restrictions.js';
import { capTurnover } from './run-turnover.js';
import { minimumNotional } from './smallest-order.js';
import { assertNoDuplicates } from './unique-input.js';
import { type Valuation, valueHoldings } from './valuation.js';

/**
 * Computes the orders that bring the sleeves to the book: needs per sleeve, crossed among sleeves, one net market order
 * per symbol, cut to the rules, buys as far as the cash goes. Pure: the same input, in any order, gives the same plan.
 * Errors: `negative_target`.
 */
export function planRebalance(input: PlanInput): Plan {
  assertNoDuplicates(input);
  const valuation = valueHoldings(input);
  const { capital } = valuation;
  const least = minimumNotional(input.rules, capital);
  const { sleeveTargets, needs: wants, skipped: resting, gaps } = computeNeeds(input, valuation);
  const { needs, skipped: forbidden } = restrictNeeds(wants, input.restrictions);
  const { crosses, net } = netNeeds(needs, input.prices, valuation.qtyScale);
  const limited = limitNeeds(net, { input, capital });
  const capped = capTurnover(limited.net, { input, capital });
  const sized = capped.net.map((need) =>
    need.side === 'sell' ? sizeSell(need, { input, valuation, least }) : sizeBuy(need, { input, valuation, least }),
  );
  const orders = sized.filter((leg): leg is PlannedOrder => 'side' in leg);
  const sells = orders.filter(({ side }) => side === 'sell');
  const wanted = orders.filter(({ side }) => side === 'buy');
  const cashBuffer = capital.times(input.rules.cashBuffer);
  const funded = fundBuys(wanted, { input, valuation, sleeveTargets, crosses, sells, cashBuffer, least });
  const unsized = sized.filter((leg): leg is Skip => 'reason' in leg);
  const skips = [...resting, ...forbidden, ...limited.skipped, ...capped.skipped, ...unsized, ...funded.skipped];
  return {
    ...{ capital, cashBuffer, sleeveTargets, crosses, sells },
    sleeveFunds: funded.sleeveFunds,
    heldPrices: heldPrices(input, sleeveTargets),
    buys: funded.orders,
    skipped: skips.sort((a, b) => (`${a.symbol} ${a.reason}` < `${b.symbol} ${b.reason}` ? -1 : 1)),
    ...estimateOutcome({ input, capital, gaps, sells, buys: funded.orders }),
  };
}

/** The buys get their size again after the sells, when other prices may be in force: this is what they were planned by. */
function heldPrices({ sleeves, prices }: PlanInput, sleeveTargets: readonly SleeveAmount[]): SymbolPrice[] {
  const planned = new Set(sleeveTargets.map(({ sleeve }) => sleeve));
  const held = sleeves.filter(({ sleeve }) => planned.has(sleeve)).flatMap(({ positions }) => [...positions.keys()]);
  return [...new Set(held)].sort().map((symbol) => ({ symbol, price: prices.get(symbol) ?? ZERO }));
}

interface FundingContext {
  readonly input: PlanInput;
  readonly valuation: Valuation;
  readonly sleeveTargets: readonly SleeveAmount[];
  readonly crosses: readonly Cross[];
  readonly sells: readonly PlannedOrder[];
  readonly cashBuffer: Money;
  readonly least: Money;
}

/** The buys as they will be sized when the sells are done, if those bring the reference prices. */
function fundBuys(
  buys: readonly PlannedOrder[],
  context: FundingContext,
): Pick<BuySizing, 'orders' | 'skipped'> & Pick<Plan, 'sleeveFunds'> {
  const { input, cashBuffer, least } = context;
  const { proceeds, reserveCash, sleeves } = expectedFunds(context);
  const heldBack = heldBackCash({ ...input, unsettledCash: input.unsettledCash.plus(proceeds) });
  const cash = input.cash.plus(proceeds);
  const { prices, rules } = input;
  const sizing = sizeBuys({ cash, cashBuffer, heldBack, least, reserveCash, sleeves, buys, prices, rules });
  const sleeveFunds = sleeves.map(({ sleeve, holdings }) => ({
    ...{ sleeve, holdings },
    cash: sizing.sleeveCash.get(sleeve) ?? ZERO,
  }));
  return { orders: sizing.orders, skipped: sizing.skipped, sleeveFunds };
}

/** A plan that would change nothing. */
export function isIdle(plan: Pick<Plan, 'sells' | 'buys' | 'crosses'>): boolean {
  return plan.sells.length === 0 && plan.buys.length === 0 && plan.crosses.length === 0;
}
