import type { ConstraintSet } from '../constraints/constraint-set.js';
import { assertFeasible } from '../constraints/conflicts.js';
import { trackingErrorOf } from '../constraints/tracking-error.js';
import { addScaled, type Matrix } from '../linalg/matrix.js';
import { symmetricMatVec } from '../linalg/symmetric.js';
import { QuantError } from '../quant-error.js';
import { findRoot } from './find-root.js';
import { solvePortfolio, type PortfolioObjective, type PortfolioSolution } from './portfolio-program.js';

/** A point of the search this close to 1 minimises the tracking error alone. */
const NEARLY_ONE = 1 - 1e-9;
const TOLERANCE = 1e-12;

/**
 * Solves the convex program over the whole convex part of the set: its linear part, and the cap on the tracking error. Where
 * the cap binds, its multiplier is found so that the error meets it: the objective plus ½ν(w − b)'Σ(w − b).
 * Throws `infeasible` naming the constraints that exclude every portfolio.
 */
export function solveConstrained(
  set: ConstraintSet,
  objective: PortfolioObjective,
  { covariance, start }: { covariance: Matrix; start?: Float64Array | undefined },
): PortfolioSolution {
  const free = solveLinear(set, objective, start);
  const cap = set.trackingError;
  if (cap === null) return free;
  const errorOf = ({ weights }: PortfolioSolution): number => trackingErrorOf(weights, cap.benchmark, covariance);
  if (errorOf(free) <= cap.max) return free;
  const benchmarkRisk = symmetricMatVec(covariance, cap.benchmark);
  let iterations = free.iterations;
  let solution = free;
  let outside = free;
  let inside: PortfolioSolution | undefined;
  /** t = ν/(1 + ν): 0 is the objective alone, 1 the tracking error alone. */
  const excess = (t: number): number => {
    solution = solvePortfolio(set, withPenalty(objective, { covariance, benchmarkRisk, t }), solution.weights);
    iterations += solution.iterations;
    const over = errorOf(solution) - cap.max;
    if (over > 0) outside = solution;
    else inside = solution;
    return over;
  };
  findRoot(excess, { low: 0, high: NEARLY_ONE, tolerance: TOLERANCE * cap.max });
  if (!inside && errorOf(outside) > cap.max * (1 + TOLERANCE)) {
    assertFeasible(set, covariance);
    const least = errorOf(outside);
    const problem = `tracking_error.max is ${cap.max}, the least tracking error there is ${least}`;
    throw new QuantError('infeasible', problem, 'constraints.tracking_error');
  }
  const met = inside ? between(inside, outside, { errorOf, max: cap.max }) : outside;
  return { ...met, iterations };
}

/**
 * The point of the segment that meets the cap. Where the error jumps at one multiplier, both ends are optimal for it, and
 * so is every point between them.
 */
function between(
  inside: PortfolioSolution,
  outside: PortfolioSolution,
  { errorOf, max }: { errorOf: (solution: PortfolioSolution) => number; max: number },
): PortfolioSolution {
  const mix = (part: number): PortfolioSolution => ({
    weights: inside.weights.map((weight, i) => weight + part * (outside.weights[i]! - weight)),
    further: inside.further.map((value, i) => value + part * (outside.further[i]! - value)),
    iterations: inside.iterations,
    kktResidual: Math.max(inside.kktResidual, outside.kktResidual),
  });
  return mix(findRoot((part) => errorOf(mix(part)) - max, { low: 0, high: 1, tolerance: TOLERANCE * max }));
}

function solveLinear(set: ConstraintSet, objective: PortfolioObjective, start?: Float64Array): PortfolioSolution {
  if (set.lower.some((low, i) => low > set.upper[i]!)) assertFeasible(set);
  try {
    return solvePortfolio(set, objective, start);
  } catch (error) {
    if (error instanceof QuantError && error.code === 'infeasible') assertFeasible(set);
    throw error;
  }
}

/** (1 − t)·objective + t·½(w − b)'Σ(w − b), divided by what keeps Σ itself where the objective's matrix is Σ or none. */
function withPenalty(
  objective: PortfolioObjective,
  { covariance, benchmarkRisk, t }: { covariance: Matrix; benchmarkRisk: Float64Array; t: number },
): PortfolioObjective {
  const { quadratic, linear, absolute, further, softScale = 1 } = objective;
  const isSame = quadratic === covariance;
  const divisor = isSame ? 1 : quadratic ? 1 : t;
  const keep = (1 - t) / divisor;
  const pull = t / divisor;
  return {
    quadratic: isSame || !quadratic ? covariance : addScaled(quadratic, keep, { matrix: covariance, scale: pull }),
    linear: linear.map((value, i) => keep * value - pull * benchmarkRisk[i]!),
    absolute: absolute?.map((value) => keep * value),
    softScale: keep * softScale,
    ...(further ? { further: { ...further, linear: further.linear.map((value) => keep * value) } } : {}),
  };
}
