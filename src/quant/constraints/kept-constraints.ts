import type { Matrix } from '../linalg/matrix.js';
import { dot, sum } from '../linalg/vector.js';
import { QuantError } from '../quant-error.js';
import type { ConstraintSet } from './constraint-set.js';
import { trackingErrorOf } from './tracking-error.js';

/** A limit on one figure of a portfolio. */
interface Limit {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
}

/** Rounding of a solver, relative to the size of the limit. */
const TOLERANCE = 1e-9;
const ACTIVE = 1e-10;

/** Weights, and what is held in cash beside them: the budget is for both. */
interface Holdings {
  readonly weights: Float64Array;
  readonly cash?: number;
}

/** Throws `invalid_input` naming the first constraint that the weights break. */
export function assertKept(
  { name, constraints: kind }: { name: string; constraints: 'built_in' | 'checked' },
  holdings: Holdings,
  { constraints, covariance }: { constraints: ConstraintSet; covariance: Matrix },
): void {
  if (kind === 'checked') assertNoSoftTerms(name, constraints);
  const broken = brokenLimit(holdings, { constraints, covariance });
  if (broken === undefined) return;
  const { label, value, min, max } = broken;
  const range = `${min === -Infinity ? 'anything' : min} to ${max === Infinity ? 'anything' : max}`;
  throw new QuantError('invalid_input', `${name} gives ${label} = ${value}; it cannot keep ${range}`, 'constraints');
}

/** Whether the weights break no constraint. */
export function keeps(weights: Float64Array, input: { constraints: ConstraintSet; covariance: Matrix }): boolean {
  return brokenLimit({ weights }, input) === undefined;
}

/** Labels of the limits that the weights reach. */
export function activeConstraints(set: ConstraintSet, holdings: Holdings, covariance: Matrix): string[] {
  const { weights } = holdings;
  const bounds = set.symbols.flatMap((symbol, i) => [
    ...(weights[i]! <= set.lower[i]! + ACTIVE ? [`min_weight(${symbol})`] : []),
    ...(weights[i]! >= set.upper[i]! - ACTIVE ? [`max_weight(${symbol})`] : []),
  ]);
  const others = limitsOf(set, holdings, covariance).filter(
    ({ label, value, min, max }) =>
      !label.startsWith('weight(') &&
      (value <= min + ACTIVE * (1 + Math.abs(min)) || value >= max - ACTIVE * (1 + Math.abs(max))),
  );
  return [...bounds, ...others.map(({ label }) => label)];
}

function brokenLimit(
  holdings: Holdings,
  { constraints, covariance }: { constraints: ConstraintSet; covariance: Matrix },
): Limit | undefined {
  return limitsOf(constraints, holdings, covariance).find(
    ({ value, min, max }) => value < min - slack(min) || value > max + slack(max),
  );
}

function slack(limit: number): number {
  return Number.isFinite(limit) ? TOLERANCE * (1 + Math.abs(limit)) : 0;
}

function limitsOf(set: ConstraintSet, { weights, cash = 0 }: Holdings, covariance: Matrix): Limit[] {
  const { symbols, lower, upper, rows, turnover, grossMax, trackingError, maxPositions, minPosition } = set;
  const limits: Limit[] = symbols.map((symbol, i) => ({
    label: `weight(${symbol})`,
    value: weights[i]!,
    min: lower[i]!,
    max: upper[i]!,
  }));
  for (const { label, coefficients, min, max } of rows) {
    limits.push({ label, value: dot(coefficients, weights) + (label === 'budget' ? cash : 0), min, max });
  }
  if (turnover) {
    const value = sum(weights.map((weight, i) => Math.abs(weight - turnover.from[i]!)));
    limits.push({ label: 'turnover', value, min: -Infinity, max: turnover.max });
  }
  if (grossMax < Infinity) {
    limits.push({ label: 'gross_max', value: sum(weights.map(Math.abs)), min: -Infinity, max: grossMax });
  }
  if (trackingError) {
    const value = trackingErrorOf(weights, trackingError.benchmark, covariance);
    limits.push({ label: 'tracking_error', value, min: -Infinity, max: trackingError.max });
  }
  const held = weights.filter((weight) => weight !== 0);
  if (maxPositions < symbols.length) {
    limits.push({ label: 'max_positions', value: held.length, min: -Infinity, max: maxPositions });
  }
  if (minPosition > 0 && held.length > 0) {
    limits.push({ label: 'min_position', value: Math.min(...held.map(Math.abs)), min: minPosition, max: Infinity });
  }
  return limits;
}

function assertNoSoftTerms(name: string, { costs, l2 }: ConstraintSet): void {
  if (costs === null && l2 === 0) return;
  throw new QuantError(
    'invalid_input',
    `${name} has no objective that ${costs ? 'costs' : 'l2'} could be added to`,
    'constraints',
  );
}
