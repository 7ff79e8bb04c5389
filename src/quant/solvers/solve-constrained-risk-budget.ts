import { assertFeasible } from '../constraints/conflicts.js';
import type { ConstraintSet } from '../constraints/constraint-set.js';
import { addDiagonal, type Matrix } from '../linalg/matrix.js';
import { quadraticForm } from '../linalg/symmetric.js';
import { sum } from '../linalg/vector.js';
import { QuantError } from '../quant-error.js';
import { solveConstrained } from './constrained-portfolio.js';
import { findRoot } from './find-root.js';
import type { PortfolioSolution } from './portfolio-program.js';
import { solveRiskBudget } from './solve-risk-budget.js';

export interface ConstrainedRiskBudget {
  /** N positive weights that sum to the budget of the set. */
  readonly weights: Float64Array;
  /** Active-set changes over all steps. */
  readonly iterations: number;
  /** Largest relative violation of the optimality conditions: of the last program, of the barrier's gradient, of the budget. */
  readonly kktResidual: number;
  /** λ: the risk contribution of a symbol that no constraint holds is λ·bᵢ. */
  readonly barrier: number;
}

const MAX_STEPS = 100;
/** The last relative step h: what it leaves of the barrier's gradient is h² of it, which is rounding. */
const CONVERGED = 1e-7;
/** Relative steps below this are in the region where whole Newton steps converge quadratically. */
const QUADRATIC_REGION = 0.25;
const BUDGET_TOLERANCE = 1e-13;
const SLACK = 1e-9;
const MOST_WIDENINGS = 12;
const LEAST_WIDENING = 1e-3;
/** How much of its unconstrained weight every symbol has at the start, as far as the constraints allow. */
const START_PARTS = [1e-1, 1e-2, 1e-4, 1e-6, 1e-9];

/**
 * Risk budgeting under constraints: min ½w'Σw + ½(costs + γ·w'w) − λ Σ bᵢ ln wᵢ over the set without its budget, with the λ
 * at which the weights sum to the budget. Symbols that no constraint holds contribute risk in proportion to b (N, positive,
 * Σb = 1). Source: J.-C. Richard, T. Roncalli, "Constrained risk budgeting portfolios", arXiv:1902.05710 (2019).
 *
 * Each λ is a Newton sequence of quadratic programs over the set. Steps h are damped to 1/(1 + max |hᵢ/wᵢ|), which lowers
 * the objective from anywhere (as in F. Spinu, 2013: third derivatives of the barrier are bounded by that ratio).
 *
 * Throws `infeasible` when the constraints exclude every portfolio, or every one in which all symbols carry risk.
 */
export function solveConstrainedRiskBudget(
  set: ConstraintSet,
  covariance: Matrix,
  parts: Float64Array,
): ConstrainedRiskBudget {
  const { budget, maxPositions } = set;
  if (!(budget > 0)) {
    throw new QuantError('infeasible', `the budget is ${budget}: portfolios with risk budgets are long-only`);
  }
  if (maxPositions < parts.length) {
    throw new QuantError('infeasible', `max_positions is ${maxPositions}, but each of ${parts.length} carries risk`);
  }
  const lower = set.lower.map((low) => Math.max(low, set.minPosition, 0));
  const positive = { ...set, lower };
  assertFeasible(positive);
  // The budget is the first row; λ meets it.
  return new BarrierPath({ ...positive, rows: set.rows.slice(1) }, covariance, parts).solve();
}

class BarrierPath {
  private weights: Float64Array;
  private iterations = 0;
  private programResidual = 0;
  private lastStep = Infinity;

  constructor(
    private readonly set: ConstraintSet,
    private readonly covariance: Matrix,
    private readonly parts: Float64Array,
  ) {
    this.weights = solveRiskBudget(covariance, parts).weights.map((weight) => weight * set.budget);
  }

  solve(): ConstrainedRiskBudget {
    const { budget } = this.set;
    // Without constraints λ is the variance.
    const start = Math.log(quadraticForm(this.covariance, this.weights));
    this.weights = this.firstWeights(Math.exp(start));
    const shortfall = this.shortfalls();
    const bracket = this.bracket(shortfall, start);
    const logBarrier = findRoot(shortfall, { ...bracket, tolerance: BUDGET_TOLERANCE * budget });
    this.minimise(Math.exp(logBarrier));
    const missing = budget - sum(this.weights);
    if (Math.abs(missing) > SLACK * budget) {
      const reached = budget - missing;
      throw new QuantError('infeasible', `the constraints let the risk budgets sum to ${reached}, not to ${budget}`);
    }
    const kktResidual = Math.max(this.programResidual, this.lastStep ** 2, Math.abs(missing) / budget);
    return { weights: this.weights, iterations: this.iterations, kktResidual, barrier: Math.exp(logBarrier) };
  }

  /** What the weights miss of the budget, by the log of λ; each is computed once. */
  private shortfalls(): (logBarrier: number) => number {
    const known = new Map<number, number>();
    return (logBarrier) => {
      let missing = known.get(logBarrier);
      if (missing === undefined) {
        this.minimise(Math.exp(logBarrier));
        missing = this.set.budget - sum(this.weights);
        known.set(logBarrier, missing);
      }
      return missing;
    };
  }

  /** Weights grow with √λ where nothing holds them: twice as far as that, and further, until the shortfall changes sign. */
  private bracket(shortfall: (logBarrier: number) => number, start: number): { low: number; high: number } {
    const { budget } = this.set;
    const first = shortfall(start);
    let [near, far] = [start, start];
    let step = 4 * Math.log(budget / (budget - first));
    if (Math.abs(step) < LEAST_WIDENING) step = first > 0 ? LEAST_WIDENING : -LEAST_WIDENING;
    for (let count = 0; count < MOST_WIDENINGS; count++) {
      [near, far] = [far, far + step];
      if (shortfall(far) > 0 !== first > 0) break;
      step *= 2;
    }
    return { low: Math.min(near, far), high: Math.max(near, far) };
  }

  /** Weights within the constraints, all of them positive. */
  private firstWeights(barrier: number): Float64Array {
    for (const part of START_PARTS) {
      const lower = this.set.lower.map((low, i) => Math.max(low, part * this.weights[i]!));
      if (lower.some((low, i) => low > this.set.upper[i]!)) continue;
      try {
        return this.program({ ...this.set, lower }, barrier).weights;
      } catch (error) {
        if (!(error instanceof QuantError && error.code === 'infeasible')) throw error;
      }
    }
    const held = this.set.symbols.find((_, i) => !(this.set.upper[i]! > 0));
    const who = held === undefined ? 'some symbol' : held;
    throw new QuantError(
      'infeasible',
      `the constraints leave no weight for ${who}, which is to carry a part of the risk`,
    );
  }

  /** Moves the weights to the minimum for this λ. */
  private minimise(barrier: number): void {
    this.lastStep = Infinity;
    for (let step = 0; step < MAX_STEPS && this.lastStep > CONVERGED; step++) {
      const { weights, kktResidual } = this.program(this.set, barrier);
      this.programResidual = kktResidual;
      let largest = 0;
      for (let i = 0; i < weights.length; i++) {
        largest = Math.max(largest, Math.abs(weights[i]! / this.weights[i]! - 1));
      }
      const length = largest < QUADRATIC_REGION ? 1 : 1 / (1 + largest);
      this.weights = length === 1 ? weights : this.weights.map((from, i) => from + length * (weights[i]! - from));
      this.lastStep = largest;
    }
  }

  /** The minimum of the second-order model at the present weights. */
  private program(set: ConstraintSet, barrier: number): PortfolioSolution {
    const { covariance, parts, weights } = this;
    const curvature = parts.map((part, i) => (barrier * part) / (weights[i]! * weights[i]!));
    const solution = solveConstrained(
      set,
      {
        quadratic: addDiagonal(covariance, curvature),
        linear: parts.map((part, i) => (-2 * barrier * part) / weights[i]!),
        softScale: 0.5,
      },
      { covariance, start: weights },
    );
    this.iterations += solution.iterations;
    return solution;
  }
}
