import { cholesky } from '../linalg/cholesky.js';
import type { Matrix } from '../linalg/matrix.js';
import { diagonal, multiplySymmetric, scaleSymmetric } from '../linalg/symmetric.js';
import { dot, sum } from '../linalg/vector.js';
import { QuantError } from '../quant-error.js';
import { countIteration } from '../solve-limits.js';
import { solveByConjugateGradients } from './conjugate-gradients.js';

export interface RiskBudgetSolution {
  /** N positive fractions that sum to 1. */
  readonly weights: Float64Array;
  /** Products with the matrix, and factorisations of it. */
  readonly iterations: number;
  /** max |RCᵢ/σ² − bᵢ|: how far the risk contributions are from the budget. */
  readonly residual: number;
}

const FIRST_STEPS = 3;
const MAX_NEWTON_STEPS = 100;
const CONVERGED = 1e-14;
const ACCEPTABLE = 1e-9;
const LARGEST_STEP_PART = 0.95;
const MOST_HALVINGS = 60;
/** Loosest solution of a Newton system: far from the minimum a better one does not pay. */
const LOOSEST = 0.1;
/** Systems this small are factored from the first: that costs no more than a few products. */
const FACTORED_UP_TO = 40;
/** A system that takes more products than this is as good as singular, and a factor cheaper. */
const MOST_PRODUCTS = 60;

/**
 * The long-only portfolio whose risk contributions wᵢ(Σw)ᵢ/w'Σw equal the budget b (N, positive, Σb = 1): the minimum of
 * ½y'Cy − Σ bᵢ ln yᵢ on the correlation matrix C, scaled to sum 1. Newton steps (F. Spinu, "An algorithm for computing risk
 * parity weights", 2013) whose systems C + diag(b/y²) are solved by conjugate gradients: scaled by y, the system is diag(b)
 * and a matrix of trace 1 at the solution or little more, so that where a market moves everything a few products suffice.
 * A nearly singular C, where they do not, is factored instead.
 *
 * Throws `insufficient_data` for a variance that is not positive, `invalid_input` for a matrix in which a positive
 * portfolio has no risk, so that no budget of it exists.
 */
export function solveRiskBudget(covariance: Matrix, budget: Float64Array): RiskBudgetSolution {
  const inverseVolatilities = diagonal(covariance).map((variance, i) => {
    if (variance > 0) return 1 / Math.sqrt(variance);
    throw new QuantError('insufficient_data', `asset ${i} has no variance, so it cannot carry a part of the risk`);
  });
  const descent = new BudgetDescent(covariance, inverseVolatilities, budget);
  descent.approach();
  descent.finish();
  const { y, iterations } = descent;
  const residual = descent.residual();
  if (!(residual <= ACCEPTABLE)) {
    throw new QuantError(
      'invalid_input',
      'the covariance lets a positive portfolio have no risk: it has no risk budget',
    );
  }
  const scaled = y.map((value, i) => value * inverseVolatilities[i]!);
  const total = sum(scaled);
  return { weights: scaled.map((value) => value / total), iterations, residual };
}

interface Step {
  readonly direction: Float64Array;
  /** C · direction. */
  readonly image: Float64Array;
}

class BudgetDescent {
  readonly y: Float64Array;
  iterations = 0;
  /** Cy. */
  private readonly marginal: Float64Array;
  private readonly scaled: Float64Array;
  /** Made where systems are factored. */
  private correlation: Matrix | undefined;

  constructor(
    private readonly covariance: Matrix,
    private readonly inverseVolatilities: Float64Array,
    private readonly budget: Float64Array,
  ) {
    this.y = budget.map(Math.sqrt);
    this.marginal = new Float64Array(budget.length);
    this.scaled = new Float64Array(budget.length);
    if (budget.length <= FACTORED_UP_TO) this.factorFromNowOn();
    this.refresh();
  }

  /** yᵢ ← √(yᵢbᵢ/(Cy)ᵢ), scaled to y'Cy = 1, which holds at the minimum; while every marginal risk is positive. */
  approach(): void {
    const { y, marginal, budget } = this;
    for (let step = 0; step < FIRST_STEPS && marginal.every((value) => value > 0); step++) {
      for (let i = 0; i < y.length; i++) y[i] = Math.sqrt((y[i]! * budget[i]!) / marginal[i]!);
      this.refresh();
      const size = Math.sqrt(dot(y, marginal));
      if (!(size > 0)) return;
      for (let i = 0; i < y.length; i++) {
        y[i]! /= size;
        marginal[i]! /= size;
      }
    }
  }

  /** Newton on the gradient Cy − b/y with Hessian C + diag(b/y²); positive definite for any positive semidefinite C. */
  finish(): void {
    let last = Infinity;
    for (let count = 0; count < MAX_NEWTON_STEPS; count++) {
      countIteration('truncated_newton');
      let residual = this.residual();
      if (residual <= CONVERGED || (residual < ACCEPTABLE && residual >= last)) {
        // What the steps have added up is checked against a product.
        this.refresh();
        residual = this.residual();
        if (residual <= CONVERGED || residual >= last) return;
      }
      last = residual;
      const step = this.newtonStep(residual);
      if (!step) return;
      this.move(step);
    }
  }

  /** max |yᵢ(Cy)ᵢ/y'Cy − bᵢ|. */
  residual(): number {
    const { y, marginal, budget } = this;
    const variance = dot(y, marginal);
    let largest = 0;
    for (let i = 0; i < y.length; i++) {
      largest = Math.max(largest, Math.abs((y[i]! * marginal[i]!) / variance - budget[i]!));
    }
    // Without variance there are no contributions; the comparison above would hide it.
    return variance > 0 ? largest : Infinity;
  }

  private newtonStep(residual: number): Step | undefined {
    const { y, marginal, budget } = this;
    const barrier = budget.map((part, i) => part / (y[i]! * y[i]!));
    const target = marginal.map((value, i) => budget[i]! / y[i]! - value);
    return this.correlation ? this.exactStep(barrier, target) : this.truncatedStep({ barrier, target, residual });
  }

  /** R. Dembo, T. Steihaug, "Truncated-Newton algorithms for large-scale unconstrained optimization", 1983. */
  private truncatedStep(given: { barrier: Float64Array; target: Float64Array; residual: number }): Step | undefined {
    const { barrier, target, residual } = given;
    const multiply = (v: Float64Array, out: Float64Array): void => {
      this.multiply(v, out);
      for (let i = 0; i < v.length; i++) out[i]! += barrier[i]! * v[i]!;
    };
    const { x, remainder, converged } = solveByConjugateGradients(
      { multiply, target, diagonal: barrier.map((value) => 1 + value) },
      { tolerance: Math.min(LOOSEST, residual * target.length), limit: MOST_PRODUCTS },
    );
    if (converged) {
      return { direction: x, image: x.map((value, i) => target[i]! - remainder[i]! - barrier[i]! * value) };
    }
    this.factorFromNowOn();
    return this.exactStep(barrier, target);
  }

  private factorFromNowOn(): void {
    this.correlation = scaleSymmetric(this.covariance, this.inverseVolatilities);
  }

  private exactStep(barrier: Float64Array, target: Float64Array): Step | undefined {
    const outcome = cholesky(this.correlation!, barrier);
    if (!outcome.ok) return undefined;
    const direction = target.slice();
    outcome.factor.solveLower(direction);
    outcome.factor.solveUpper(direction);
    const image = new Float64Array(direction.length);
    this.multiply(direction, image);
    return { direction, image };
  }

  /**
   * Along the direction the objective is convex: a step that ends where it rises half as steeply as it fell is halved. The
   * barrier keeps y positive, so a step goes at most most of the way to the nearest zero.
   */
  private move({ direction, image }: Step): void {
    const { y, marginal } = this;
    let length = 1;
    for (let i = 0; i < y.length; i++) {
      if (direction[i]! < 0) length = Math.min(length, (LARGEST_STEP_PART * y[i]!) / -direction[i]!);
    }
    const fall = -this.slope({ direction, image }, 0);
    for (let halving = 0; halving < MOST_HALVINGS; halving++) {
      if (!(this.slope({ direction, image }, length) > fall / 2)) break;
      length /= 2;
    }
    for (let i = 0; i < y.length; i++) {
      y[i]! += length * direction[i]!;
      marginal[i]! += length * image[i]!;
    }
  }

  /** The derivative of the objective along the direction d, at y + td: d'(Cy + tCd) − Σ bᵢdᵢ/(yᵢ + tdᵢ). */
  private slope({ direction, image }: Step, t: number): number {
    const { y, marginal, budget } = this;
    let slope = 0;
    for (let i = 0; i < y.length; i++) {
      const d = direction[i]!;
      slope += d * (marginal[i]! + t * image[i]! - budget[i]! / (y[i]! + t * d));
    }
    return slope;
  }

  private refresh(): void {
    this.multiply(this.y, this.marginal);
  }

  /** Cv = Sv scaled by the volatilities on both sides, so that C itself need not be made. */
  private multiply(v: Float64Array, out: Float64Array): void {
    const { inverseVolatilities, scaled } = this;
    for (let i = 0; i < v.length; i++) scaled[i] = v[i]! * inverseVolatilities[i]!;
    multiplySymmetric(this.covariance, scaled, out);
    for (let i = 0; i < v.length; i++) out[i]! *= inverseVolatilities[i]!;
    this.iterations++;
  }
}
