import type { Matrix } from '../linalg/matrix.js';
import { sum } from '../linalg/vector.js';
import { portfolioReturns } from '../performance/scenario-risk.js';
import { QuantError } from '../quant-error.js';
import { entropicRisk, entropicRiskOf, relativeEntropy } from '../solvers/entropic-risk.js';
import { minimiseSmooth, type SmoothSolution } from '../solvers/minimise-smooth.js';
import { spreadWeights } from '../solvers/spread-weights.js';
import { minimiseCvar } from './minimise-cvar.js';
import type { OptimizerInput } from './optimizer.js';

/** Least temperatures, in units of the returns; the next is tried where the one before was met. */
const FIRST_FLOOR = 0.1;
const NEXT_FLOOR = 0.25;
export const LAST_FLOOR = 1e-9;
const CONVERGED = 1e-10;
const ACCEPTABLE = 1e-6;
const ENTROPY_TOLERANCE = 1e-9;

interface Level {
  readonly scenarios: Matrix;
  readonly alpha: number;
  /** What the returns are measured in. */
  readonly scale: number;
}

type Candidate = SmoothSolution & { readonly gap: number; readonly solver: 'newton' | 'interior_point' };

interface FloorResult {
  readonly candidate: Candidate;
  /** The floor is not met: the optimum is that of EVaR. */
  readonly isExact: boolean;
  /** What no portfolio can be below; −Infinity where the steps ran out. */
  readonly bound: number;
}

/**
 * Minimises EVaR_α + costs + γ·w'w per period. With z at least a floor the function is smooth, too large by no more than
 * floor·ln(1/(1 − α)), and exact where the floor is not met. Where it is met, the least worst loss is tried, and then lower
 * floors. Throws `infeasible`; `invalid_input` where nothing is proven to a millionth.
 */
export function leastEntropicRisk(input: OptimizerInput, level: Level): Candidate {
  if ((1 - level.alpha) * level.scenarios.rows <= 1) return worstLoss(input, level).candidate;
  const first = atFloor(input, level, { part: FIRST_FLOOR, start: spreadWeights(input.constraints, input.covariance) });
  if (first.isExact) return first.candidate;
  const worst = worstLoss(input, level);
  if (worst.isProven) return worst.candidate;
  return atLowerFloors(input, level, { first, worst: worst.candidate });
}

/** Lower floors until one is not met, or until rounding ends it: then the best there was, with its gap. */
function atLowerFloors(
  input: OptimizerInput,
  level: Level,
  { first, worst }: { first: FloorResult; worst: Candidate },
): Candidate {
  let best = worst.value < first.candidate.value ? worst : first.candidate;
  let { bound } = first;
  let last = first;
  for (let part = FIRST_FLOOR * NEXT_FLOOR; part > LAST_FLOOR && last.bound > -Infinity; part *= NEXT_FLOOR) {
    last = atFloor(input, level, { part, start: last.candidate.weights });
    if (last.isExact) return last.candidate;
    bound = Math.max(bound, last.bound);
    if (last.candidate.value < best.value) best = last.candidate;
  }
  return proven({ ...best, gap: (best.value - bound) / (Math.abs(best.value) || level.scale) });
}

/** The optimum with z at least `part` units of the returns. */
function atFloor(
  { constraints, covariance, periodsPerYear }: OptimizerInput,
  { scenarios, alpha, scale }: Level,
  { part, start }: { part: number; start: Float64Array },
): FloorResult {
  const floor = part * scale;
  const f = entropicRiskOf(scenarios, { alpha, floor });
  const found = minimiseSmooth(constraints, { f, covariance, softScale: 1 / periodsPerYear, start });
  const candidate: Candidate = { ...found, gap: 0, solver: 'newton' };
  if (found.promised > CONVERGED * (Math.abs(found.value) + floor)) {
    return { candidate, isExact: false, bound: -Infinity };
  }
  const losses = portfolioReturns(scenarios, found.weights).map((value) => -value);
  const { temperature } = entropicRisk(losses, { alpha, floor });
  return { candidate, isExact: temperature > floor, bound: found.value + floor * Math.log1p(-alpha) };
}

function proven(candidate: Candidate): Candidate {
  if (candidate.gap <= ACCEPTABLE) return candidate;
  throw new QuantError('invalid_input', `the least EVaR can only be proven to ${candidate.gap} of its value`);
}

/**
 * The weights of the least worst loss. Their EVaR is no more than that, and no weights have less when the multipliers of the
 * scenarios are a measure within the entropy that EVaR allows.
 */
function worstLoss(
  input: OptimizerInput,
  { scenarios, alpha, scale }: Level,
): { candidate: Candidate; isProven: boolean } {
  const { solution } = minimiseCvar('min_evar', input, 1 - 1 / scenarios.rows);
  const multipliers = solution.blockMultipliers.subarray(scenarios.rows);
  const total = sum(multipliers);
  const entropy = relativeEntropy(multipliers.map((value) => value / total));
  return {
    candidate: { ...solution, value: solution.value * scale, promised: 0, solver: 'interior_point' },
    isProven: entropy <= -Math.log1p(-alpha) + ENTROPY_TOLERANCE,
  };
}
