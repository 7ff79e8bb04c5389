import { AppError } from '../../common/app-error.js';
import {
  type Decimal,
  type Money,
  ONE,
  type Price,
  QUANTITY_PLACES,
  type Quantity,
  ZERO,
  divideDown,
  formatDecimal,
} from '../../common/decimal.js';
import { isDrifted } from './drift.js';
import { type PlanInput, RESERVE, type Skip, type SleeveAmount, type SleeveTarget } from './plan.js';
import { screenSymbol } from './screening.js';
import { minimumNotional } from './smallest-order.js';
import { takeoverFactor } from './untradable-weight.js';
import type { Valuation } from './valuation.js';

/** What one sleeve lacks (positive) or has too much of (negative). */
export interface Need {
  readonly sleeve: string;
  readonly symbol: string;
  readonly qty: Quantity;
}

export interface Needs {
  readonly sleeveTargets: SleeveAmount[];
  readonly needs: Need[];
  readonly skipped: Skip[];
  /** USD per symbol that the sleeves of the plan are to hold more than they do. */
  readonly gaps: ReadonlyMap<string, Money>;
}

interface Line {
  readonly sleeve: string;
  readonly symbol: string;
  readonly targetValue: Money;
  readonly held: Quantity;
  readonly heldValue: Money;
}

interface Difference extends Need {
  readonly target: Quantity;
  readonly held: Quantity;
  readonly price: Price;
  readonly isDrifted: boolean;
}

/** Compares every sleeve of the plan with its target, symbol by symbol. Errors: `negative_target`. */
export function computeNeeds(input: PlanInput, valuation: Valuation): Needs {
  const { capital } = valuation;
  const invested = capital.times(ONE.minus(input.rules.cashBuffer));
  const targets = targetsInScope(input);
  const sleeveTargets = targets.map(({ sleeve, share }) => ({ sleeve, amount: share.times(invested) }));
  const screened = new Map<string, Skip | undefined>();
  const screen = (symbol: string): Skip | undefined => {
    if (!screened.has(symbol)) screened.set(symbol, screenSymbol(symbol, input));
    return screened.get(symbol);
  };
  const lines = targets.flatMap((target, i) => linesOf(input, target, sleeveTargets[i]?.amount ?? ZERO, valuation));
  const differences = lines.flatMap((line) =>
    screen(line.symbol) === undefined ? differenceOf(line, input, capital) : [],
  );
  const moving = movingOf(differences, input, capital);
  const moves = new Set(moving.map(({ symbol }) => symbol));
  // A symbol that one sleeve trades is not "without drift" because of another.
  const resting = new Map(differences.filter(({ symbol }) => !moves.has(symbol)).map((rest) => [rest.symbol, rest]));
  const forbidden = [...new Set(lines.map(({ symbol }) => symbol))].flatMap((symbol) => screen(symbol) ?? []);
  return {
    sleeveTargets,
    needs: moving.map(({ sleeve, symbol, qty }) => ({ sleeve, symbol, qty })),
    skipped: [...forbidden, ...[...resting.values()].map(withoutDrift)],
    gaps: gapsOf(lines),
  };
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

/** What the sleeve wants or has, by symbol. */
function linesOf(
  input: PlanInput,
  { sleeve, weights }: SleeveTarget,
  sleeveValue: Money,
  valuation: Valuation,
): Line[] {
  const positions = valuation.positions.get(sleeve);
  const symbols = [...new Set([...weights.keys(), ...(positions?.keys() ?? [])])].sort();
  const targeted = symbols.map((symbol) => {
    const weight = weights.get(symbol) ?? ZERO;
    if (weight.lt(ZERO)) throw negativeTarget(sleeve, symbol, weight);
    const { qty: held, value: heldValue } = positions?.get(symbol) ?? { qty: ZERO, value: ZERO };
    return { symbol, weight, held, heldValue, isTradable: input.assets.get(symbol)?.isTradable === true };
  });
  const factor = input.rules.untradableWeight === 'cash' ? ONE : takeoverFactor(targeted, sleeveValue);
  const perWeight = sleeveValue.times(factor);
  return targeted
    .map(({ symbol, weight, held, heldValue }) => ({
      ...{ sleeve, symbol, held, heldValue },
      targetValue: weight.times(perWeight),
    }))
    .filter(({ targetValue, held }) => !targetValue.eq(ZERO) || !held.eq(ZERO));
}

function negativeTarget(sleeve: string, symbol: string, weight: Decimal): AppError {
  return new AppError(
    'negative_target',
    `${sleeve} wants ${formatDecimal(weight)} of ${symbol}: only long positions are traded, give it a weight of 0 or more`,
  );
}

function differenceOf({ sleeve, symbol, targetValue, held }: Line, input: PlanInput, capital: Money): Difference[] {
  const price = input.prices.get(symbol);
  if (price === undefined) return [];
  const target = divideDown(targetValue, price, QUANTITY_PLACES);
  const qty = target.minus(held);
  const drift = { target, held, price, capital };
  return [{ sleeve, symbol, qty, target, held, price, isDrifted: isDrifted(drift, input.rules) }];
}

/**
 * In full mode one holding outside its band moves all; but not one that no order could move, or the same crumb would have
 * the whole book traded for ever.
 */
function movingOf(differences: readonly Difference[], input: PlanInput, capital: Money): Difference[] {
  const drifted = differences.filter((difference) => difference.isDrifted);
  if (input.rules.mode === 'drifted') return drifted;
  const least = minimumNotional(input.rules, capital);
  const canMove = drifted.some(({ symbol, target, qty, price }) => {
    const isLot = input.assets.get(symbol)?.isFractionable === true || qty.abs().gte(ONE);
    return target.eq(ZERO) || (isLot && qty.abs().times(price).gte(least));
  });
  return canMove ? differences.filter(({ qty }) => !qty.eq(ZERO)) : drifted;
}

function withoutDrift({ symbol, held, target }: Difference): Skip {
  return {
    symbol,
    reason: 'NO_DRIFT',
    detail: `holds ${formatDecimal(held)} of ${formatDecimal(target)} wanted`,
  };
}

function gapsOf(lines: readonly Line[]): Map<string, Money> {
  const gaps = new Map<string, Money>();
  for (const { symbol, targetValue, heldValue } of lines) {
    gaps.set(symbol, (gaps.get(symbol) ?? ZERO).plus(targetValue).minus(heldValue));
  }
  return gaps;
}
