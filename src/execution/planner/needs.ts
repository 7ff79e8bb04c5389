import { AppError } from '../../common/app-error.js';
import {
  type Decimal,
  type Money,
  ONE,
  QUANTITY_PLACES,
  ZERO,
  decimalFromUnits,
  formatDecimal,
  placesOf,
  powerOfTen,
  unitsOf,
} from '../../common/decimal.js';
import { driftBands } from './drift.js';
import { type PlanInput, RESERVE, type Skip, type SleeveAmount, type SleeveTarget } from './plan.js';
import { screenSymbol } from './screening.js';
import { minimumNotional } from './smallest-order.js';
import { takeoverFactor } from './untradable-weight.js';
import type { Valuation, ValuedPosition } from './valuation.js';

/** What one sleeve lacks (positive) or has too much of (negative), in share units of the valuation. */
export interface Need {
  readonly sleeve: string;
  readonly symbol: string;
  readonly qty: bigint;
}

export interface Needs {
  readonly sleeveTargets: SleeveAmount[];
  readonly needs: Need[];
  readonly skipped: Skip[];
  /** USD per symbol that the sleeves of the plan are to hold more than they do. */
  readonly gaps: ReadonlyMap<string, Money>;
}

/** A symbol that a sleeve wants or has. */
interface Line {
  readonly sleeve: string;
  readonly symbol: string;
  /** In units of 10^-targetScale USD. */
  readonly targetValue: bigint;
  readonly targetScale: number;
  readonly held: bigint;
  readonly heldValue: bigint;
}

interface Difference extends Need {
  readonly target: bigint;
  readonly held: bigint;
  readonly price: bigint;
  readonly isDrifted: boolean;
}

/** Compares every sleeve of the plan with its target, symbol by symbol. Errors: `negative_target`. */
export function computeNeeds(input: PlanInput, valuation: Valuation): Needs {
  const invested = valuation.capital.times(ONE.minus(input.rules.cashBuffer));
  const targets = targetsInScope(input);
  const sleeveTargets = targets.map(({ sleeve, share }) => ({ sleeve, amount: share.times(invested) }));
  const lines = targets.flatMap((target, i) => linesOf(input, target, sleeveTargets[i]?.amount ?? ZERO, valuation));
  const symbols = [...new Set(lines.map(({ symbol }) => symbol))];
  const forbidden = new Map(symbols.map((symbol) => [symbol, screenSymbol(symbol, input)]));
  const allowed = lines.filter(({ symbol }) => forbidden.get(symbol) === undefined);
  const differences = differencesOf(allowed, input, valuation);
  const moving = movingOf(differences, input, valuation);
  const moves = new Set(moving.map(({ symbol }) => symbol));
  // A symbol that one sleeve trades is not "without drift" because of another.
  const resting = differences.filter(({ symbol }) => !moves.has(symbol));
  const atRest = withoutDrift(resting, valuation);
  const refused = [...forbidden.values()].filter((skip) => skip !== undefined);
  return { sleeveTargets, needs: moving, skipped: [...refused, ...atRest], gaps: gapsOf(lines, valuation) };
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

const NOTHING: ValuedPosition = { qty: 0n, value: 0n };

function linesOf(
  input: PlanInput,
  { sleeve, weights }: SleeveTarget,
  sleeveValue: Money,
  valuation: Valuation,
): Line[] {
  for (const [symbol, weight] of weights) if (weight.lt(ZERO)) throw negativeTarget(sleeve, symbol, weight);
  const positions = valuation.positions.get(sleeve) ?? new Map<string, ValuedPosition>();
  const isCash = input.rules.untradableWeight === 'cash';
  const factor = isCash ? ONE : takeoverFactor({ input, valuation, weights, positions, sleeveValue });
  const perWeight = sleeveValue.times(factor);
  const [valueScale, weightScale] = [placesOf(perWeight), Math.max(0, ...[...weights.values()].map(placesOf))];
  const valueUnits = unitsOf(perWeight, valueScale);
  const targetScale = valueScale + weightScale;
  return [...new Set([...weights.keys(), ...positions.keys()])]
    .sort()
    .map((symbol) => {
      const targetValue = unitsOf(weights.get(symbol) ?? ZERO, weightScale) * valueUnits;
      const { qty: held, value: heldValue } = positions.get(symbol) ?? NOTHING;
      return { sleeve, symbol, targetValue, targetScale, held, heldValue };
    })
    .filter(({ targetValue, held }) => targetValue !== 0n || held !== 0n);
}

function negativeTarget(sleeve: string, symbol: string, weight: Decimal): AppError {
  return new AppError(
    'negative_target',
    `${sleeve} wants ${formatDecimal(weight)} of ${symbol}: only long positions are traded, give it a weight of 0 or more`,
  );
}

/** Targets in shares are rounded down to the places that the broker knows. */
function differencesOf(lines: readonly Line[], { rules }: PlanInput, valuation: Valuation): Difference[] {
  const { qtyScale, priceScale, prices } = valuation;
  const isOutside = driftBands(rules, valuation);
  const finer = powerOfTen(qtyScale - QUANTITY_PLACES);
  const over = powerOfTen(QUANTITY_PLACES + priceScale);
  return lines.flatMap(({ sleeve, symbol, targetValue, targetScale, held }) => {
    const price = prices.get(symbol);
    if (price === undefined) return [];
    const target = ((targetValue * over) / (price * powerOfTen(targetScale))) * finer;
    return [{ sleeve, symbol, qty: target - held, target, held, price, isDrifted: isOutside({ target, held, price }) }];
  });
}

/**
 * In full mode one holding outside its band moves all; but not one that no order could move, or the same crumb would have
 * the whole book traded for ever.
 */
function movingOf(differences: readonly Difference[], input: PlanInput, valuation: Valuation): Difference[] {
  const drifted = differences.filter((difference) => difference.isDrifted);
  if (input.rules.mode === 'drifted') return drifted;
  const { qtyScale, priceScale, capital } = valuation;
  const least = unitsOf(minimumNotional(input.rules, capital), qtyScale + priceScale);
  const lot = powerOfTen(qtyScale);
  const canMove = drifted.some(({ symbol, target, qty, price }) => {
    const size = qty < 0n ? -qty : qty;
    const isLot = input.assets.get(symbol)?.isFractionable === true || size >= lot;
    return target === 0n || (isLot && size * price >= least);
  });
  return canMove ? differences.filter(({ qty }) => qty !== 0n) : drifted;
}

/** One skip per symbol, for all sleeves of the plan together. */
function withoutDrift(resting: readonly Difference[], { qtyScale }: Valuation): Skip[] {
  const sums = new Map<string, { held: bigint; target: bigint }>();
  for (const { symbol, held, target } of resting) {
    const sum = sums.get(symbol) ?? { held: 0n, target: 0n };
    sums.set(symbol, { held: sum.held + held, target: sum.target + target });
  }
  const text = (units: bigint): string => formatDecimal(decimalFromUnits(units, qtyScale));
  return [...sums].map(([symbol, { held, target }]) => ({
    symbol,
    reason: 'NO_DRIFT',
    detail: `holds ${text(held)} of ${text(target)} wanted`,
  }));
}

function gapsOf(lines: readonly Line[], { qtyScale, priceScale }: Valuation): Map<string, Money> {
  const heldScale = qtyScale + priceScale;
  const scale = Math.max(heldScale, ...new Set(lines.map(({ targetScale }) => targetScale)));
  const heldFactor = powerOfTen(scale - heldScale);
  const gaps = new Map<string, bigint>();
  for (const { symbol, targetValue, targetScale, heldValue } of lines) {
    const gap = targetValue * powerOfTen(scale - targetScale) - heldValue * heldFactor;
    gaps.set(symbol, (gaps.get(symbol) ?? 0n) + gap);
  }
  return new Map([...gaps].map(([symbol, gap]) => [symbol, decimalFromUnits(gap, scale)]));
}
