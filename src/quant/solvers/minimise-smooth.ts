import type { ConstraintSet } from '../constraints/constraint-set.js';
import type { Matrix } from '../linalg/matrix.js';
import { symmetricMatVec } from '../linalg/symmetric.js';
import { dot, maxAbs } from '../linalg/vector.js';
import { countIteration } from '../solve-limits.js';
import { solveConstrained } from './constrained-portfolio.js';
import type { PortfolioObjective, PortfolioSolution } from './portfolio-program.js';
import { objectiveValue } from './portfolio-value.js';

/** A convex function of the weights (N), twice differentiable where it is finite. */
export interface SmoothFunction {
  /** Infinity outside its domain. */
  value(weights: Float64Array): number;
  /** N, and N × N positive semidefinite. */
  derivatives(weights: Float64Array): { readonly gradient: Float64Array; readonly hessian: Matrix };
}

export interface SmoothProblem {
  readonly f: SmoothFunction;
  /** Annual, for the tracking error. */
  readonly covariance: Matrix;
  /** What the set's costs and L2 term count beside f. */
  readonly softScale: number;
  /** Feasible, in the domain of f. */
  readonly start: Float64Array;
}

export interface SmoothSolution extends PortfolioSolution {
  readonly value: number;
  /** What one more step promised to lower the value by: rounding, but where the steps ran out. */
  readonly promised: number;
}

const MAX_STEPS = 100;
const MAX_HALVINGS = 50;
/** The part of the promised decrease that a step must keep. */
const KEPT = 0.1;
/** A promised decrease this small, relative to the value, is rounding. */
const ROUNDING = 4 * Number.EPSILON;
const NEGLIGIBLE_STEP = 1e-12;

/**
 * min f(w) + s·(the set's costs and L2 term) over the constraint set, by Newton steps under constraints: each minimises the
 * quadratic model of f exactly, and is shortened until the value falls as promised (J. Lee, Y. Sun, M. Saunders, "Proximal
 * Newton-type methods for minimizing composite functions", SIAM J. Optimization 24, 2014). Near the optimum steps are whole
 * and converge quadratically; the optimality conditions are then those of the last model. At most a hundred steps. Throws `infeasible`.
 */
export function minimiseSmooth(set: ConstraintSet, problem: SmoothProblem): SmoothSolution {
  const { f, covariance, softScale } = problem;
  const soft = { quadratic: null, linear: new Float64Array(problem.start.length), softScale };
  const valueOf = (weights: Float64Array): number =>
    f.value(weights) + objectiveValue(set, soft, { weights, further: new Float64Array(0) });
  let weights = problem.start;
  let value = valueOf(weights);
  let iterations = 0;
  for (let step = 1; ; step++) {
    countIteration('newton');
    const { gradient, hessian } = f.derivatives(weights);
    const pull = symmetricMatVec(hessian, weights);
    const model: PortfolioObjective = { ...soft, quadratic: hessian, linear: gradient.map((g, i) => g - pull[i]!) };
    const found = solveConstrained(set, model, { covariance, start: weights });
    iterations += found.iterations;
    const change = found.weights.map((weight, i) => weight - weights[i]!);
    const softChange = valueOf(found.weights) - f.value(found.weights) - (value - f.value(weights));
    const promised = -(dot(gradient, change) + (Number.isFinite(softChange) ? softChange : 0));
    const isDone = promised <= ROUNDING * Math.abs(value) || maxAbs(change) <= NEGLIGIBLE_STEP * maxAbs(weights);
    const next = shortened({ weights, change, whole: found.weights }, (at, length) => {
      return valueOf(at) <= value - KEPT * length * promised + ROUNDING * Math.abs(value);
    });
    if (next) [weights, value] = [next, valueOf(next)];
    if (isDone || !next || step === MAX_STEPS) return { ...found, weights, iterations, value, promised };
  }
}

/** The whole step, or the longest half of a half … of it that is good enough. */
function shortened(
  { weights, change, whole }: { weights: Float64Array; change: Float64Array; whole: Float64Array },
  isGood: (at: Float64Array, length: number) => boolean,
): Float64Array | undefined {
  for (let halvings = 0, length = 1; halvings < MAX_HALVINGS; halvings++, length /= 2) {
    const at = halvings === 0 ? whole : weights.map((weight, i) => weight + length * change[i]!);
    if (isGood(at, length)) return at;
  }
  return undefined;
}
