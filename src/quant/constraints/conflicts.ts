import type { Matrix } from '../linalg/matrix.js';
import { symmetricMatVec } from '../linalg/symmetric.js';
import { QuantError } from '../quant-error.js';
import { type PortfolioSolution, solvePortfolio } from '../solvers/portfolio-program.js';
import { explorePositions } from '../solvers/positions-tree.js';
import { type ConstraintSet, countsPositions } from './constraint-set.js';
import { trackingErrorOf } from './tracking-error.js';

/** Stands for "no bound" where the pieces of a weight need an end. */
const FAR = 1e6;

/** Rounding of the least tracking error, relative to the cap. */
const ROUNDING = 1e-12;

/**
 * The constraints that cannot hold together, none of which can be left out (an irreducible infeasible set, by deletion:
 * J. Chinneck, E. Dravnieks, "Locating minimal infeasible constraint sets in linear programs", ORSA Journal on Computing 3,
 * 1991). Empty when they can hold. The cap on the tracking error counts where the covariance (N × N) is given; how many
 * positions there may be, and how small, does not.
 */
export function findConflict(set: ConstraintSet, covariance?: Matrix): string[] {
  return irreducible({ ...set, maxPositions: set.symbols.length, minPosition: 0 }, covariance);
}

/** As `findConflict`, with the number and the least size of the positions among the constraints. */
export function findCountedConflict(set: ConstraintSet, covariance: Matrix): string[] {
  return irreducible(set, covariance);
}

function irreducible(set: ConstraintSet, covariance?: Matrix): string[] {
  const linear = { ...set, trackingError: null };
  const hasCap = covariance !== undefined && set.trackingError !== null && isFeasible(linear);
  const whole = hasCap ? set : linear;
  if (isFeasible(whole, covariance)) return [];
  const labels = labelsOf(whole);
  let left = labels;
  for (const label of labels) {
    const without = left.filter((other) => other !== label);
    if (!isFeasible(only(whole, without), covariance)) left = without;
  }
  return left;
}

/** Throws `infeasible` naming the conflict, if there is one; the cap on the tracking error counts where the covariance is given. */
export function assertFeasible(set: ConstraintSet, covariance?: Matrix): void {
  const conflict = findConflict(set, covariance);
  if (conflict.length === 0) return;
  const least =
    covariance && set.trackingError && conflict.includes('tracking_error')
      ? `; the least tracking error is ${leastTrackingError(set, set.trackingError, covariance)}`
      : '';
  const problem = `these constraints exclude every portfolio: ${conflict.join(', ')}${least}`;
  throw new QuantError('infeasible', problem, 'constraints');
}

function isFeasible(set: ConstraintSet, covariance?: Matrix): boolean {
  if (set.lower.some((low, i) => low > set.upper[i]!)) return false;
  try {
    onePortfolio(set, covariance);
    return !countsPositions(set) || mayCount(set, covariance);
  } catch (error) {
    if (error instanceof QuantError && error.code === 'infeasible') return false;
    throw error;
  }
}

/** False where it is proven that no choice of positions is possible. */
function mayCount(set: ConstraintSet, covariance?: Matrix): boolean {
  const solve = (restricted: ConstraintSet): PortfolioSolution => onePortfolio(restricted, covariance);
  const { best, ended } = explorePositions(set, { solve, valueOf: () => 0 });
  return best !== undefined || ended !== 'proven';
}

/** Any portfolio of the set, positions not counted. Throws `infeasible`. */
function onePortfolio(set: ConstraintSet, covariance?: Matrix): PortfolioSolution {
  const { trackingError: cap, symbols } = set;
  if (!cap || !covariance) {
    const objective = { quadratic: null, linear: new Float64Array(symbols.length) };
    return solvePortfolio({ ...set, costs: null, l2: 0 }, objective);
  }
  const nearest = nearestToBenchmark(set, cap, covariance);
  if (trackingErrorOf(nearest.weights, cap.benchmark, covariance) <= cap.max * (1 + ROUNDING)) return nearest;
  throw new QuantError('infeasible', 'the least tracking error is above the cap', 'constraints.tracking_error');
}

/** Over the linear part of the set. */
function nearestToBenchmark(
  set: ConstraintSet,
  { benchmark }: NonNullable<ConstraintSet['trackingError']>,
  covariance: Matrix,
): PortfolioSolution {
  const linear = symmetricMatVec(covariance, benchmark).map((value) => -value);
  return solvePortfolio({ ...set, costs: null, l2: 0 }, { quadratic: covariance, linear });
}

function leastTrackingError(
  set: ConstraintSet,
  cap: NonNullable<ConstraintSet['trackingError']>,
  covariance: Matrix,
): number {
  return trackingErrorOf(nearestToBenchmark(set, cap, covariance).weights, cap.benchmark, covariance);
}

function labelsOf({ symbols, rows, turnover, grossMax, trackingError, ...counts }: ConstraintSet): string[] {
  const others = [
    ...(turnover ? ['turnover'] : []),
    ...(grossMax < Infinity ? ['gross_max'] : []),
    ...(trackingError ? ['tracking_error'] : []),
    ...(counts.maxPositions < symbols.length ? ['max_positions'] : []),
    ...(counts.minPosition > 0 ? ['min_position'] : []),
  ];
  return ['min_weight', 'max_weight', ...rows.map(({ label }) => label), ...others];
}

/** The set with these constraints only. */
function only(set: ConstraintSet, labels: readonly string[]): ConstraintSet {
  const has = (label: string): boolean => labels.includes(label);
  return {
    ...set,
    lower: has('min_weight') ? set.lower : set.lower.map(() => -FAR),
    upper: has('max_weight') ? set.upper : set.upper.map(() => FAR),
    rows: set.rows.filter(({ label }) => has(label)),
    turnover: has('turnover') ? set.turnover : null,
    grossMax: has('gross_max') ? set.grossMax : Infinity,
    trackingError: has('tracking_error') ? set.trackingError : null,
    maxPositions: has('max_positions') ? set.maxPositions : set.symbols.length,
    minPosition: has('min_position') ? set.minPosition : 0,
  };
}
