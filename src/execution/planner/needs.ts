import { AppError } from '../../common/app-error.js';
import {
  type Decimal,
  type Money,
  ONE,
  type Price,
  QUANTITY_PLACES,
  type Quantity,
  ZERO,
  formatDecimal,
  maxDecimal,
  roundDown,
} from '../../common/decimal.js';
import { type PlanInput, RESERVE, type Skip, type SleeveAmount, type SleeveTarget } from './plan.js';

/** What one sleeve lacks (positive) or has too much of (negative). */
export interface Need {
  readonly sleeve: string;
  readonly symbol: string;
  readonly qty: Quantity;
}

export interface Needs {
  readonly capital: Money;
  readonly sleeveTargets: SleeveAmount[];
  readonly needs: Need[];
  readonly skipped: Skip[];
}

/** Compares every sleeve of the plan with its target, symbol by symbol. */
export function computeNeeds(input: PlanInput): Needs {
  const capital = computeCapital(input);
  const invested = capital.times(ONE.minus(input.rules.cashBuffer));
  const targets = targetsInScope(input);
  const sleeveTargets = targets.map(({ sleeve, share }) => ({ sleeve, amount: share.times(invested) }));
  const needs: Need[] = [];
  const skips = new Map<string, Skip>();
  targets.forEach((target, i) => {
    const value = sleeveTargets[i]?.amount ?? ZERO;
    for (const [symbol, holding] of compareWithTarget(input, target, value)) {
      const need = needOf(input, symbol, holding);
      if ('reason' in need) skips.set(`${symbol} ${need.reason}`, need);
      else if (!need.qty.eq(ZERO)) needs.push({ sleeve: target.sleeve, symbol, qty: need.qty });
    }
  });
  // A symbol that one sleeve trades is not "without drift" because of another.
  const moving = new Set(needs.map((need) => need.symbol));
  const skipped = [...skips.values()].filter((skip) => skip.reason !== 'NO_DRIFT' || !moving.has(skip.symbol));
  return { capital, sleeveTargets, needs, skipped };
}

/** Foreign holdings in the reserve are nobody's capital; everything else is worth its reference price. */
function computeCapital({ cash, sleeves, prices }: PlanInput): Money {
  let capital = cash;
  for (const { sleeve, positions } of sleeves) {
    if (sleeve === RESERVE) continue;
    for (const [symbol, qty] of positions) capital = capital.plus(qty.times(prices.get(symbol) ?? ZERO));
  }
  return capital;
}

/** The book's sleeves and those that left it, whose target is nothing; ordered by name. */
function targetsInScope({ book, sleeves, onlySleeve }: PlanInput): SleeveTarget[] {
  const targets = new Map(book.map((target) => [target.sleeve, target]));
  for (const { sleeve } of sleeves) {
    if (sleeve !== RESERVE && !targets.has(sleeve)) {
      targets.set(sleeve, { sleeve, share: ZERO, weights: new Map() });
    }
  }
  return [...targets.values()]
    .filter(({ sleeve }) => onlySleeve === undefined || sleeve === onlySleeve)
    .sort((a, b) => (a.sleeve < b.sleeve ? -1 : 1));
}

interface Holding {
  readonly weight: Decimal;
  readonly targetValue: Money;
  readonly held: Quantity;
}

function compareWithTarget(input: PlanInput, target: SleeveTarget, sleeveValue: Money): Map<string, Holding> {
  const positions = input.sleeves.find(({ sleeve }) => sleeve === target.sleeve)?.positions ?? new Map<string, never>();
  const holdings = new Map<string, Holding>();
  for (const symbol of [...new Set([...target.weights.keys(), ...positions.keys()])].sort()) {
    const weight = target.weights.get(symbol) ?? ZERO;
    if (weight.lt(ZERO)) {
      throw new AppError(
        'negative_target',
        `${target.sleeve} wants ${formatDecimal(weight)} of ${symbol}: only long positions are traded, give it a weight of 0 or more`,
      );
    }
    holdings.set(symbol, { weight, targetValue: weight.times(sleeveValue), held: positions.get(symbol) ?? ZERO });
  }
  return holdings;
}

function needOf(input: PlanInput, symbol: string, holding: Holding): Skip | { qty: Quantity } {
  const { targetValue, held } = holding;
  if (targetValue.eq(ZERO) && held.eq(ZERO)) return { qty: ZERO };
  if (input.assets.get(symbol)?.isTradable !== true) {
    return { symbol, reason: 'NOT_TRADABLE', detail: 'the broker does not trade this symbol; its weight stays cash' };
  }
  const price = input.prices.get(symbol);
  if (price === undefined) return { symbol, reason: 'NO_PRICE', detail: 'no price is known' };
  return driftOf(input, symbol, { ...holding, price });
}

function driftOf(input: PlanInput, symbol: string, holding: Holding & { price: Price }): Skip | { qty: Quantity } {
  const target = roundDown(holding.targetValue.div(holding.price), QUANTITY_PLACES);
  const qty = target.minus(holding.held);
  const band = maxDecimal(target, holding.held).times(input.rules.driftBand);
  if (qty.abs().gt(band)) return { qty };
  return {
    symbol,
    reason: 'NO_DRIFT',
    detail: `holds ${formatDecimal(holding.held)} of ${formatDecimal(target)} wanted`,
  };
}
