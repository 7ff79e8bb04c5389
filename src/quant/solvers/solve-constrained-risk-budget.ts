import { assertFeasible } from '../constraints/conflicts.js';
import type { ConstraintSet } from '../constraints/constraint-set.js';
import { addDiagonal, type Matrix } from '../linalg/matrix.js';
import { quadraticForm } from '../linalg/symmetric.js';
import { sum } from '../linalg/vector.js';
import { QuantError } from '../quant-error.js';
import { solveConstrained } from './constrained-portfolio.js';
import { findLogAversion } from './find-aversion.js';
import type { PortfolioSolution } from './portfolio-program.js';
import { solveRiskBudget } from './solve-risk-budget.js';

export interface ConstrainedRiskBudget {
  /** N positive weights that sum to the budget of the set. */
  readonly weights: Float64Array;
  /** Active-set changes over all steps. */
  readonly iterations: number;
  /** Largest violation of the optimality conditions: of the last quadratic program, of the last step and of the budget. */
  readonly kktResidual: number;
  /** λ: the risk contribution of a symbol that no constraint holds is λ·bᵢ. */
  readonly barrier: number;
}

const MAX_STEPS = 100;
const CONVERGED = 1e-13;
/** Relative steps below this are in the region where whole Newton steps converge quadratically. */
const QUADRATIC_REGION = 0.25;
const BUDGET_TOLERANCE = 1e-13;
const SLACK = 1e-9;
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
  if (!(set.budget > 0)) {
    throw new QuantError('infeasible', `the budget is ${set.budget}: portfolios with risk budgets are long-only`);
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
    const shortfall = (logBarrier: number): number => {
      this.minimise(Math.exp(logBarrier));
      return budget - sum(this.weights);
    };
    const logBarrier = findLogAversion(shortfall, { start, tolerance: BUDGET_TOLERANCE * budget });
    const missing = shortfall(logBarrier);
    if (Math.abs(missing) > SLACK * budget) {
      const reached = budget - missing;
      throw new QuantError('infeasible', `the constraints let the risk budgets sum to ${reached}, not to ${budget}`);
    }
    const kktResidual = Math.max(this.programResidual, this.lastStep, Math.abs(missing) / budget);
    return { weights: this.weights, iterations: this.iterations, kktResidual, barrier: Math.exp(logBarrier) };
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
    let last = Infinity;
    for (let step = 0; step < MAX_STEPS; step++) {
      const { weights, kktResidual } = this.program(this.set, barrier);
      this.programResidual = kktResidual;
      let largest = 0;
      for (let i = 0; i < weights.length; i++) {
        largest = Math.max(largest, Math.abs(weights[i]! / this.weights[i]! - 1));
      }
      const length = largest < QUADRATIC_REGION ? 1 : 1 / (1 + largest);
      this.weights = length === 1 ? weights : this.weights.map((from, i) => from + length * (weights[i]! - from));
      this.lastStep = largest;
      // Once it is small, a step that is no smaller than the one before is rounding.
      if (largest <= CONVERGED || (largest < SLACK && largest >= last)) return;
      last = largest;
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
