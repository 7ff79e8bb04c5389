import { assertFeasible } from '../constraints/conflicts.js';
import { trackingErrorOf } from '../constraints/tracking-error.js';
import type { ConstraintSet, LinearRow } from '../constraints/constraint-set.js';
import type { Matrix } from '../linalg/matrix.js';
import { symmetricMatVec } from '../linalg/symmetric.js';
import { dot, maxAbs } from '../linalg/vector.js';
import { QuantError } from '../quant-error.js';
import { withoutFixed, type FreeProgram } from './fixed-variables.js';
import { sizeOf, solveInteriorPoint, type BarrierSolution } from './interior-point.js';
import type { LiftedWeights } from './lifted-weights.js';
import { portfolioProgram, valuesAt, type PortfolioObjective, type PortfolioSolution } from './portfolio-program.js';
import { objectiveValue } from './portfolio-value.js';
import type { QuadraticProgram } from './quadratic-program.js';
import { restoreRows } from './restore-rows.js';
import type { ScenarioBlock } from './scenario-block.js';
import { ScenarioProgram, type ExposureMap } from './scenario-program.js';
import { TrackingCap } from './tracking-cap.js';

/** min objective + costs of the block, whose exposures are the weights and then the objective's further variables. */
export interface ScenarioObjective {
  readonly objective: PortfolioObjective;
  readonly block: ScenarioBlock;
  /** The further row in which the block's variables take part, and with which coefficients. */
  readonly coupled?: { readonly label: string; readonly coefficients: Float64Array };
}

export interface ScenarioSolution extends PortfolioSolution {
  /** The objective at these weights. */
  readonly value: number;
  /** Multipliers of the block's inequalities. */
  readonly blockMultipliers: Float64Array;
  /** Relative distance of the value to the dual bound, or what is left of the optimality conditions, if that is more. */
  readonly gap: number;
}

/**
 * A variable this close to its bound, and closer than its multiplier is to zero, is on it; the first distance at which the
 * weights are as good as they should be is taken.
 */
const ON_BOUND = [1e-6, 1e-8, 1e-10, 0];
const WANTED = 1e-9;
const ACCEPTABLE = 1e-6;

/**
 * Solves a scenario program over the convex part of the constraint set, by interior points; weights on a bound are then
 * put exactly there. Scenarios should be of order 1. Throws `infeasible` naming the constraints that cannot be met.
 */
export function solveScenarioPortfolio(
  set: ConstraintSet,
  scenario: ScenarioObjective,
  covariance: Matrix,
): ScenarioSolution {
  assertFeasible(set, covariance);
  const { objective, block } = scenario;
  const { program, lifted } = portfolioProgram({ ...set, rows: set.rows.map(normalised) }, objective);
  const free = withoutFixed(program);
  const map = exposureMap(lifted, free, objective.further?.linear.length ?? 0);
  const row = program.equalities.findIndex(({ label }) => label === scenario.coupled?.label);
  const coupled = scenario.coupled ? { row, coefficients: scenario.coupled.coefficients } : null;
  const cap = set.trackingError && new TrackingCap(set.trackingError, covariance);
  const found = solveInteriorPoint(new ScenarioProgram(free.program, block, { map, coupled, cap }));
  const blockMultipliers = found.multipliers.slice(found.multipliers.length - block.inequalities);
  let best: ScenarioSolution | undefined;
  for (const distance of ON_BOUND) {
    const point = onBounds(free.program, found, distance);
    restoreRows({ ...free.program, equalities: free.program.equalities.filter((_, r) => r !== row) }, point);
    const x = free.fixed.slice();
    free.places.forEach((place, i) => (x[place] = point[i]!));
    const values = valuesAt(lifted, objective, x);
    const { cost, excess: blockExcess } = blockAt(scenario, values);
    const excess = Math.max(blockExcess, capExcess(set, values.weights, covariance));
    const value = objectiveValue(set, objective, values) + cost;
    const above = valueAt(free.program, point) + cost - found.dualValue;
    const gap = Math.max(above / sizeOf(value), excess, found.residual);
    if (!best || gap < best.gap) {
      const { iterations, residual } = found;
      const kktResidual = Math.max(excess, residual);
      best = { ...values, iterations, kktResidual, blockMultipliers, value, gap };
    }
    if (best.gap <= WANTED) break;
  }
  return proven(best!);
}

/** Throws unless the gap is below a millionth of the value or of the program's unit, whichever is more. */
function proven(solution: ScenarioSolution): ScenarioSolution {
  const { gap, value, kktResidual } = solution;
  if (gap * Math.min(1, sizeOf(value)) <= ACCEPTABLE && kktResidual <= ACCEPTABLE) return solution;
  throw new QuantError(
    'invalid_input',
    `the optimum can only be proven to ${gap} of its value: the returns are badly scaled, or the constraints leave no room`,
  );
}

/** The same row in units of its largest coefficient. */
function normalised({ label, coefficients, min, max }: LinearRow): LinearRow {
  const size = maxAbs(coefficients) || 1;
  return { label, coefficients: coefficients.map((value) => value / size), min: min / size, max: max / size };
}

function exposureMap({ columns, origin }: LiftedWeights, { places, fixed }: FreeProgram, further: number): ExposureMap {
  const n = origin.length;
  const start = new Float64Array(n + further);
  start.set(origin);
  const exposureOf = (place: number): number => {
    const asset = columns[place]?.asset;
    if (asset !== undefined) return asset;
    return place < columns.length + further ? n + place - columns.length : -1;
  };
  fixed.forEach((value, place) => {
    if (value !== 0 && exposureOf(place) >= 0) start[exposureOf(place)]! += (columns[place]?.sign ?? 1) * value;
  });
  return {
    target: places.map(exposureOf),
    sign: Int8Array.from(places, (place) => columns[place]?.sign ?? 1),
    origin: start,
  };
}

/** The base variables, those on a bound exactly there. */
function onBounds(
  { c, lower, upper }: QuadraticProgram,
  { x, slacks, multipliers }: BarrierSolution,
  distance: number,
): Float64Array {
  const point = x.slice(0, c.length);
  let at = 0;
  const isOn = (bound: number): boolean => {
    if (!Number.isFinite(bound)) return false;
    const isActive = slacks[at]! < distance && slacks[at]! < multipliers[at]!;
    at++;
    return isActive;
  };
  point.forEach((value, i) => {
    const [low, high] = [isOn(lower[i]!), isOn(upper[i]!)];
    point[i] = low ? lower[i]! : high ? upper[i]! : Math.min(Math.max(value, lower[i]!), upper[i]!);
  });
  return point;
}

function valueAt({ q, c }: QuadraticProgram, x: Float64Array): number {
  const quadratic = x.slice(0, q.rows);
  return dot(quadratic, symmetricMatVec(q, quadratic)) / 2 + dot(c, x);
}

/** By how much the tracking error is above its cap, annual. */
function capExcess({ trackingError: cap }: ConstraintSet, weights: Float64Array, covariance: Matrix): number {
  return cap ? Math.max(0, trackingErrorOf(weights, cap.benchmark, covariance) - cap.max) : 0;
}

/** What the block costs, and by how much the row it takes part in is exceeded. */
function blockAt(
  { objective, block, coupled }: ScenarioObjective,
  { weights, further }: Pick<PortfolioSolution, 'weights' | 'further'>,
): { cost: number; excess: number } {
  const own = block.leastOwn(Float64Array.of(...weights, ...further));
  const squares = block.quadratic?.reduce((total, value, k) => total + value * own[k]! * own[k]!, 0) ?? 0;
  const cost = dot(block.linear, own) + squares / 2;
  const row = objective.further?.rows.find(({ label }) => label === coupled?.label);
  if (!row || !coupled) return { cost, excess: 0 };
  const reached = dot(row.coefficients, weights) + dot(row.further, further) + dot(coupled.coefficients, own);
  return { cost, excess: (reached - row.max) / sizeOf(row.max) };
}
