import type { Params } from '../../quant/params.js';
import type { MetaInputs } from '../allocation-inputs.js';

type Shares = Readonly<Record<string, number>>;

/**
 * The optimisation that gives the seasoned strategies their shares. The others have 1/N each whatever the policy says, so
 * what they take is taken off the budget and off every limit that counts them.
 */
export function shareRequest({ policy, strategies, seasoned, returns, current }: MetaInputs): Record<string, unknown> {
  const { method, params, fallbacks, covariance, expected_returns, limits, risk_free_rate } = policy;
  const fixed = Object.fromEntries(
    strategies.filter((id) => !seasoned.includes(id)).map((id) => [id, 1 / strategies.length]),
  );
  return {
    ...{ method, params, fallbacks, covariance, expected_returns, limits, risk_free_rate },
    symbols: seasoned,
    returns,
    constraints: constraintsFor(policy.constraints, { fixed, seasoned, current }),
  };
}

interface Split {
  fixed: Shares;
  seasoned: readonly string[];
  current: Shares;
}

function constraintsFor(constraints: Params, split: Split): Record<string, unknown> {
  const { fixed, seasoned, current } = split;
  const taken = total(fixed, Object.keys(fixed));
  const { budget = 1, min_weight, max_weight, turnover, costs, groups, linear, tracking_error, ...rest } = constraints;
  const from = (given: unknown): Shares => only((given as Shares | undefined) ?? current, seasoned);
  const moved = (given: unknown): number => {
    const before = (given as Shares | undefined) ?? current;
    return Object.entries(fixed).reduce((sum, [id, share]) => sum + Math.abs(share - (before[id] ?? 0)), 0);
  };
  return {
    ...rest,
    budget: Number(budget) - taken,
    ...(min_weight === undefined ? {} : { min_weight: perStrategy(min_weight, seasoned) }),
    ...(max_weight === undefined ? {} : { max_weight: perStrategy(max_weight, seasoned) }),
    ...(groups === undefined ? {} : { groups: (groups as Group[]).flatMap((group) => groupFor(group, split)) }),
    ...(linear === undefined ? {} : { linear: (linear as Row[]).map((row) => rowFor(row, split)) }),
    ...mapped(
      isFirst(turnover, current) ? undefined : turnover,
      (value) => ({ from: from(value.from), max: Number(value['max']) - moved(value.from) }),
      'turnover',
    ),
    ...mapped(costs, (value) => ({ ...costsFor(value, seasoned), from: from(value.from) }), 'costs'),
    ...mapped(
      tracking_error,
      (value) => ({ ...value, benchmark_weights: only(value['benchmark_weights'] as Shares, seasoned) }),
      'tracking_error',
    ),
  };
}

interface Group extends Record<string, unknown> {
  symbols: string[];
  min?: number;
  max?: number;
}

interface Row extends Record<string, unknown> {
  coefficients: Shares;
  min?: number;
  max?: number;
}

type WithFrom = Record<string, unknown> & { from?: unknown };

/** Without a book before there is nothing to turn over. */
function isFirst(turnover: unknown, current: Shares): boolean {
  return (turnover as WithFrom | undefined)?.from === undefined && Object.keys(current).length === 0;
}

function mapped(value: unknown, map: (value: WithFrom) => object, name: string): object {
  return value === undefined ? {} : { [name]: map(value as WithFrom) };
}

function groupFor(group: Group, { fixed, seasoned }: Split): Group[] {
  const symbols = group.symbols.filter((id) => seasoned.includes(id));
  return symbols.length === 0 ? [] : [{ ...group, ...less(group, total(fixed, group.symbols)), symbols }];
}

function rowFor(row: Row, { fixed, seasoned }: Split): Row {
  const taken = Object.entries(row.coefficients).reduce((sum, [id, factor]) => sum + factor * (fixed[id] ?? 0), 0);
  return { ...row, ...less(row, taken), coefficients: only(row.coefficients, seasoned) };
}

function costsFor(costs: WithFrom, seasoned: readonly string[]): object {
  const { linear, quadratic } = costs;
  return {
    ...(linear === undefined ? {} : { linear: perStrategy(linear, seasoned) }),
    ...(quadratic === undefined ? {} : { quadratic: perStrategy(quadratic, seasoned) }),
  };
}

function less({ min, max }: { min?: number; max?: number }, taken: number): { min?: number; max?: number } {
  return { ...(min === undefined ? {} : { min: min - taken }), ...(max === undefined ? {} : { max: max - taken }) };
}

function perStrategy(value: unknown, ids: readonly string[]): unknown {
  return typeof value === 'object' && value !== null ? only(value as Shares, ids) : value;
}

function only(values: Shares, ids: readonly string[]): Shares {
  return Object.fromEntries(Object.entries(values).filter(([id]) => ids.includes(id)));
}

function total(values: Shares, ids: readonly string[]): number {
  return ids.reduce((sum, id) => sum + (values[id] ?? 0), 0);
}
