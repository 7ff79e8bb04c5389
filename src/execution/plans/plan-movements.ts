import { canonicalJson } from '../../common/canonical-json.js';
import { decimal, decimalFromFloat, formatDecimal, type Decimal, ZERO } from '../../common/decimal.js';
import type { SleeveTarget } from '../planner/plan.js';
import type { Restriction } from '../planner/restriction.js';
import { restrictionOn } from '../planner/restrictions.js';
import { screenSymbol } from '../planner/screening.js';
import { holdingsOf, type PlanContract, tradedSymbols } from './plan-contract.js';
import type { GatheredInput } from './plan-inputs.service.js';

/** One thing that is no longer as the plan was made from it. */
export interface Movement {
  what:
    | 'strategy'
    | 'market_date'
    | 'trading_state'
    | 'book'
    | 'rules'
    | 'cash'
    | 'holdings'
    | 'open_orders'
    | 'price'
    | 'tradability';
  symbol?: string;
  planned: string;
  now: string;
}

const TOLERANCE_PLACES = 12;

/**
 * What moved between a plan and now. Prices may move by the tolerance of the plan's rules; date, book and its strategies,
 * rules, cash, holdings and open orders not at all. Empty: the plan is still what it was.
 */
export function movementsOf(contract: PlanContract, gathered: GatheredInput): Movement[] {
  const { inputs, plan } = contract;
  const { input, bookId, marketDate, rules } = gathered;
  const lost = bookId === contract.book_id ? lostTargets(contract, input.book) : [];
  // Nobody looks up the symbols of a target that is lost, so nothing true could be said of them.
  if (lost.length > 0) return lost;
  const openOrders = input.openOrders.map(({ orderId }) => orderId).sort();
  const changes: Movement[] = [
    { what: 'market_date', planned: contract.market_date, now: marketDate },
    { what: 'book', planned: contract.book_id, now: bookId },
    { what: 'rules', planned: canonicalJson(plan.rules), now: canonicalJson(rules) },
    { what: 'cash', planned: inputs.cash, now: formatDecimal(input.cash) },
    { what: 'open_orders', planned: inputs.open_orders.join(', '), now: openOrders.join(', ') },
  ];
  const traded = tradedSymbols(plan);
  return [
    ...changes.filter(({ planned, now }) => planned !== now),
    ...haltMovement(contract, input.restrictions),
    ...holdingMovements(inputs.holdings, holdingsOf(input.sleeves)),
    ...traded
      .flatMap((symbol) => screenSymbol(symbol, input) ?? [])
      .map(({ symbol, reason, detail }) => ({
        ...{ what: 'tradability' as const, symbol },
        planned: 'tradable',
        now: `${reason}: ${detail}`,
      })),
    ...restrictedOrders(contract, input.restrictions),
    ...traded.flatMap((symbol) => priceMovement(contract, symbol, input.prices.get(symbol)) ?? []),
  ];
}

/** A plan of an account that was halted has no orders: to execute it later would say that there is nothing to trade. */
function haltMovement({ plan }: PlanContract, restrictions: readonly Restriction[]): Movement[] {
  if (!plan.skipped.some(({ reason }) => reason === 'TRADING_STATE_HALTED')) return [];
  if (restrictions.some(({ code }) => code === 'TRADING_STATE_HALTED')) return [];
  const now = restrictions.some(({ code }) => code === 'TRADING_STATE_REDUCING') ? 'REDUCING' : 'ACTIVE';
  return [{ what: 'trading_state', planned: 'HALTED', now }];
}

export function removedStrategy(strategy: string): Movement {
  return { what: 'strategy', planned: strategy, now: '' };
}

/** A strategy that is removed leaves its book, which is still the same by its id. */
function lostTargets({ plan }: PlanContract, book: readonly SleeveTarget[]): Movement[] {
  const wanted = plan.sleeve_targets.filter(({ amount }) => !decimal(amount).eq(ZERO));
  const lost = wanted.filter(({ sleeve }) => !book.some((target) => target.sleeve === sleeve));
  return lost.map(({ sleeve }) => removedStrategy(sleeve));
}

function restrictedOrders({ plan }: PlanContract, restrictions: readonly Restriction[]): Movement[] {
  return [...plan.sells, ...plan.buys].flatMap(({ symbol, side, shares }) => {
    const found = shares.flatMap(({ sleeve }) => restrictionOn({ sleeve, symbol, side }, restrictions) ?? [])[0];
    if (found === undefined) return [];
    return [{ what: 'tradability', symbol, planned: 'tradable', now: `${found.code}: ${found.reason}` }];
  });
}

/** Symbols of the plan whose holdings the broker and the ledger do not agree on. */
export function doubtsOf({ plan }: PlanContract, heldSymbols: ReadonlySet<string>): Movement[] {
  return tradedSymbols(plan)
    .filter((symbol) => heldSymbols.has(symbol))
    .map((symbol) => ({ what: 'tradability', symbol, planned: 'tradable', now: 'UNRECONCILED' }));
}

type Holdings = PlanContract['inputs']['holdings'];

function holdingMovements(planned: Holdings, now: Holdings): Movement[] {
  return [...new Set([...Object.keys(planned), ...Object.keys(now)])].sort().flatMap((sleeve) => {
    const [then, today] = [planned[sleeve] ?? {}, now[sleeve] ?? {}];
    return [...new Set([...Object.keys(then), ...Object.keys(today)])]
      .sort()
      .filter((symbol) => then[symbol] !== today[symbol])
      .map((symbol) => ({
        ...{ what: 'holdings' as const, symbol },
        planned: `${then[symbol] ?? '0'} in ${sleeve}`,
        now: `${today[symbol] ?? '0'} in ${sleeve}`,
      }));
  });
}

/** A symbol without a price now is told by the screen that asks for one. */
function priceMovement({ inputs, plan }: PlanContract, symbol: string, now: Decimal | undefined): Movement | undefined {
  const planned = inputs.prices[symbol];
  if (planned === undefined || now === undefined) return undefined;
  const tolerance = decimalFromFloat(plan.rules.plan_price_tolerance, TOLERANCE_PLACES);
  const isWithin = now.minus(decimal(planned)).abs().lte(decimal(planned).times(tolerance));
  return isWithin ? undefined : { what: 'price', symbol, planned, now: formatDecimal(now) };
}
