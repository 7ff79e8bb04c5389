import { QuantError } from '../quant-error.js';
import type { Constraints, GroupConstraint, LinearConstraint, PerSymbol } from './constraints.js';

/** min ≤ a'w ≤ max; `label` is what diagnostics and errors call it. */
export interface LinearRow {
  readonly label: string;
  /** N. */
  readonly coefficients: Float64Array;
  readonly min: number;
  readonly max: number;
}

/** Constraints on N symbols, checked and in the order of the symbols. */
export interface ConstraintSet {
  readonly symbols: readonly string[];
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Also the first of the rows. */
  readonly budget: number;
  readonly rows: readonly LinearRow[];
  readonly turnover: { readonly from: Float64Array; readonly max: number } | null;
  readonly costs: {
    readonly from: Float64Array;
    readonly linear: Float64Array;
    readonly quadratic: Float64Array;
  } | null;
  /** Infinity where unlimited. */
  readonly grossMax: number;
  readonly l2: number;
  readonly trackingError: { readonly benchmark: Float64Array; readonly max: number } | null;
  /** N where unlimited. */
  readonly maxPositions: number;
  readonly minPosition: number;
}

/** Where the weights that are not zero are counted, or have a least size. */
export function countsPositions({ maxPositions, minPosition, symbols }: ConstraintSet): boolean {
  return maxPositions < symbols.length || minPosition > 0;
}

/** Checks constraints against the symbols. Throws `invalid_input` naming the place; conflicts are found when they are solved. */
export function constraintSetOf(symbols: readonly string[], constraints: Constraints = {}): ConstraintSet {
  const reader = new Reader(symbols);
  const budget = reader.finite('budget', constraints.budget ?? 1);
  const { grossMax = Infinity, groups = [], linear = [] } = constraints;
  const everything = {
    label: 'budget',
    coefficients: new Float64Array(symbols.length).fill(1),
    min: budget,
    max: budget,
  };
  const rows = [
    everything,
    ...groups.map((group, i) => reader.group(group, i)),
    ...linear.map((row, i) => reader.linear(row, i)),
  ];
  assertOwnNames(rows);
  return {
    symbols,
    ...boundsOf(reader, constraints, budget),
    budget,
    rows,
    ...tradingOf(reader, constraints),
    grossMax: grossMax === Infinity ? Infinity : reader.atLeastZero('gross_max', grossMax),
    l2: reader.atLeastZero('l2', constraints.l2 ?? 0),
    trackingError: trackingErrorOf(reader, constraints),
    maxPositions: reader.positions(constraints.maxPositions),
    minPosition: reader.atLeastZero('min_position', constraints.minPosition ?? 0),
  };
}

function boundsOf(
  reader: Reader,
  { minWeight = 0, maxWeight }: Constraints,
  budget: number,
): Pick<ConstraintSet, 'lower' | 'upper'> {
  const highest = Math.max(1, budget);
  return {
    lower: reader.perSymbol('min_weight', minWeight, 0),
    upper: reader.perSymbol('max_weight', maxWeight ?? highest, highest),
  };
}

function tradingOf(reader: Reader, { turnover, costs }: Constraints): Pick<ConstraintSet, 'turnover' | 'costs'> {
  if (turnover && costs && !isSame(turnover.from, costs.from)) {
    const problem = 'turnover.from and costs.from are one portfolio: the one that is held now';
    throw new QuantError('invalid_input', problem, placeOf('costs.from'));
  }
  return {
    turnover: turnover
      ? { from: reader.weights('turnover.from', turnover.from), max: reader.atLeastZero('turnover.max', turnover.max) }
      : null,
    costs: costs
      ? {
          from: reader.weights('costs.from', costs.from),
          linear: reader.nonNegative('costs.linear', costs.linear ?? 0),
          quadratic: reader.nonNegative('costs.quadratic', costs.quadratic ?? 0),
        }
      : null,
  };
}

function trackingErrorOf(reader: Reader, { trackingError }: Constraints): ConstraintSet['trackingError'] {
  if (!trackingError) return null;
  return {
    benchmark: reader.weights('tracking_error.benchmark_weights', trackingError.benchmarkWeights),
    max: reader.atLeastZero('tracking_error.max', trackingError.max),
  };
}

class Reader {
  private readonly places: ReadonlyMap<string, number>;

  constructor(private readonly symbols: readonly string[]) {
    this.places = new Map(symbols.map((symbol, i) => [symbol, i]));
    if (this.places.size < symbols.length) {
      const twice = symbols.find((symbol, i) => symbols.indexOf(symbol) !== i);
      throw new QuantError('invalid_input', `the symbol ${String(twice)} is there twice`, 'symbols');
    }
  }

  finite(name: string, value: number): number {
    if (Number.isFinite(value)) return value;
    throw new QuantError('invalid_input', `${name} is ${value}: a finite number is needed`, placeOf(name));
  }

  atLeastZero(name: string, value: number): number {
    if (this.finite(name, value) >= 0) return value;
    throw new QuantError('invalid_input', `${name} is ${value}: it cannot be negative`, placeOf(name));
  }

  positions(value: number | undefined): number {
    if (value === undefined) return this.symbols.length;
    if (Number.isSafeInteger(value) && value >= 1) return Math.min(value, this.symbols.length);
    const problem = `max_positions is ${value}: a whole number from 1 is needed`;
    throw new QuantError('invalid_input', problem, placeOf('max_positions'));
  }

  perSymbol(name: string, value: PerSymbol, otherwise: number): Float64Array {
    if (typeof value === 'number') return new Float64Array(this.symbols.length).fill(this.finite(name, value));
    return this.weights(name, value, otherwise);
  }

  nonNegative(name: string, value: PerSymbol): Float64Array {
    const values = this.perSymbol(name, value, 0);
    const at = values.findIndex((one) => one < 0);
    if (at >= 0) this.atLeastZero(`${name}.${this.symbols[at] ?? ''}`, values[at] ?? 0);
    return values;
  }

  weights(name: string, values: Readonly<Record<string, number>>, otherwise = 0): Float64Array {
    const result = new Float64Array(this.symbols.length).fill(otherwise);
    for (const [symbol, value] of Object.entries(values)) {
      result[this.index(name, symbol, `${name}.${symbol}`)] = this.finite(`${name}.${symbol}`, value);
    }
    return result;
  }

  group({ name, symbols, min, max }: GroupConstraint, i: number): LinearRow {
    const coefficients = new Float64Array(this.symbols.length);
    for (const symbol of symbols) coefficients[this.index(`groups.${name}`, symbol, `groups[${i}].symbols`)] = 1;
    return { label: `group(${name})`, coefficients, ...range(`groups.${name}`, `groups[${i}]`, { min, max }) };
  }

  linear({ name, coefficients, min, max }: LinearConstraint, i: number): LinearRow {
    const label = name ?? String(i);
    const values = new Float64Array(this.symbols.length);
    for (const [symbol, value] of Object.entries(coefficients)) {
      const at = this.index(`linear.${label}`, symbol, `linear[${i}].coefficients.${symbol}`);
      values[at] = this.finite(`linear[${i}].coefficients.${symbol}`, value);
    }
    return {
      label: `linear(${label})`,
      coefficients: values,
      ...range(`linear.${label}`, `linear[${i}]`, { min, max }),
    };
  }

  private index(name: string, symbol: string, place: string): number {
    const at = this.places.get(symbol);
    if (at !== undefined) return at;
    throw new QuantError('invalid_input', `${name} names ${symbol}, which is not among the symbols`, placeOf(place));
  }
}

/** Where in a request a member of the constraints is. */
function placeOf(member: string): string {
  return `constraints.${member}`;
}

/** Throws `invalid_input` where neither end is a number, `infeasible` where they leave nothing between them. */
function range(
  name: string,
  place: string,
  { min = -Infinity, max = Infinity }: { min: number | undefined; max: number | undefined },
): { min: number; max: number } {
  if (Number.isNaN(min) || Number.isNaN(max) || (min === -Infinity && max === Infinity)) {
    throw new QuantError('invalid_input', `${name} needs a min, a max or both`, placeOf(place));
  }
  if (min <= max) return { min, max };
  throw new QuantError('infeasible', `${name} has the min ${min} above its max ${max}`, placeOf(place));
}

/** Rows are told apart by their names, in messages and in what is binding. */
function assertOwnNames(rows: readonly LinearRow[]): void {
  const seen = new Set<string>();
  for (const { label } of rows) {
    if (seen.has(label)) {
      throw new QuantError(
        'invalid_input',
        `two constraints are called ${label}: give them names of their own`,
        'constraints',
      );
    }
    seen.add(label);
  }
}

function isSame(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  return [...Object.keys(a), ...Object.keys(b)].every((symbol) => (a[symbol] ?? 0) === (b[symbol] ?? 0));
}
