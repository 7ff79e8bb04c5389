import type { Params } from '../params.js';
import { QuantError } from '../quant-error.js';

type Weights = Readonly<Record<string, number>>;

/** Who has which weight already, and whose weight is still to be found. */
export interface Split {
  /** Weights that are decided. */
  fixed: Weights;
  /** Names whose weights are not; whoever is in neither has weight 0. */
  free: readonly string[];
  /** What is held now: `turnover` and `costs` without `from` count from it. */
  current: Weights;
}

/**
 * The constraints of a whole portfolio as those of its free weights: what the fixed ones take is taken off the budget and
 * off every limit that counts them. JSON in and out, checked before. Throws `infeasible` where they alone break the turnover.
 */
export function remainingConstraints(constraints: Params, split: Split): Params {
  const { fixed, free, current } = split;
  const { budget = 1, min_weight, max_weight, groups, linear, ...others } = constraints;
  const { turnover, costs, tracking_error, gross_max, max_positions, ...rest } = others;
  const held = Object.values(fixed);
  const from = (given: unknown): Weights => only((given as Weights | undefined) ?? current, free);
  return {
    ...rest,
    budget: Number(budget) - held.reduce((sum, weight) => sum + weight, 0),
    ...mapped('min_weight', min_weight, (value) => perName(value, free)),
    ...mapped('max_weight', max_weight, (value) => perName(value, free)),
    ...mapped('groups', groups, (value) => (value as unknown as Group[]).flatMap((group) => groupFor(group, split))),
    ...mapped('linear', linear, (value) => (value as unknown as Row[]).map((row) => rowFor(row, split))),
    ...mapped('turnover', isFirst(turnover, current) ? undefined : turnover, (value) => ({
      from: from(value.from),
      max: left('turnover.max', Number(value['max']), moved(value.from, split)),
    })),
    ...mapped('costs', costs, (value) => ({ ...costsFor(value, free), from: from(value.from) })),
    ...mapped('tracking_error', tracking_error, (value) => ({
      ...value,
      benchmark_weights: only(value['benchmark_weights'] as Weights, free),
    })),
    ...mapped('gross_max', gross_max, (value) =>
      left(
        'gross_max',
        Number(value),
        held.reduce((sum, weight) => sum + Math.abs(weight), 0),
      ),
    ),
    ...mapped('max_positions', max_positions, (value) =>
      left('max_positions', Number(value), held.filter((weight) => weight !== 0).length),
    ),
  };
}

interface Group extends Record<string, unknown> {
  symbols: string[];
  min?: number;
  max?: number;
}

interface Row extends Record<string, unknown> {
  coefficients: Weights;
  min?: number;
  max?: number;
}

type WithFrom = Record<string, unknown> & { from?: unknown };

/** Without a book before there is nothing to turn over. */
function isFirst(turnover: unknown, current: Weights): boolean {
  return (turnover as WithFrom | undefined)?.from === undefined && Object.keys(current).length === 0;
}

function mapped(name: string, value: unknown, map: (value: WithFrom) => unknown): object {
  return value === undefined ? {} : { [name]: map(value as WithFrom) };
}

/** Σ|fixed − before|. */
function moved(given: unknown, { fixed, current }: Split): number {
  const before = (given as Weights | undefined) ?? current;
  return Object.entries(fixed).reduce((sum, [name, weight]) => sum + Math.abs(weight - (before[name] ?? 0)), 0);
}

/** What a limit leaves for the free weights. */
function left(limit: string, most: number, taken: number): number {
  if (!(most < taken)) return most - taken;
  throw new QuantError(
    'infeasible',
    `${limit} is ${most}, and the weights that are fixed take ${taken} of it`,
    `constraints.${limit}`,
  );
}

function groupFor(group: Group, { fixed, free }: Split): Group[] {
  const symbols = group.symbols.filter((name) => free.includes(name));
  return symbols.length === 0 ? [] : [{ ...group, ...less(group, total(fixed, group.symbols)), symbols }];
}

function rowFor(row: Row, { fixed, free }: Split): Row {
  const taken = Object.entries(row.coefficients).reduce((sum, [name, factor]) => sum + factor * (fixed[name] ?? 0), 0);
  return { ...row, ...less(row, taken), coefficients: only(row.coefficients, free) };
}

function costsFor(costs: WithFrom, free: readonly string[]): object {
  const { linear, quadratic } = costs;
  return {
    ...(linear === undefined ? {} : { linear: perName(linear, free) }),
    ...(quadratic === undefined ? {} : { quadratic: perName(quadratic, free) }),
  };
}

function less({ min, max }: { min?: number; max?: number }, taken: number): { min?: number; max?: number } {
  return { ...(min === undefined ? {} : { min: min - taken }), ...(max === undefined ? {} : { max: max - taken }) };
}

function perName(value: unknown, names: readonly string[]): unknown {
  return typeof value === 'object' && value !== null ? only(value as Weights, names) : value;
}

function only(values: Weights, names: readonly string[]): Weights {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}

function total(values: Weights, names: readonly string[]): number {
  return names.reduce((sum, name) => sum + (values[name] ?? 0), 0);
}
