import { diagonal, rowDot, scaleSymmetric, symmetricMatVec } from '../linalg/symmetric.js';
import { cholesky } from '../linalg/cholesky.js';
import type { Matrix } from '../linalg/matrix.js';
import { dot, maxAbs, sum } from '../linalg/vector.js';
import { QuantError } from '../quant-error.js';

export interface RiskBudgetSolution {
  /** N positive fractions that sum to 1. */
  readonly weights: Float64Array;
  readonly iterations: number;
  /** max |RCᵢ/σ² − bᵢ|: how far the risk contributions are from the budget. */
  readonly residual: number;
}

const SWEEPS = 2;
/** Conjugate gradients need a handful; more means a matrix that they are not made for. */
const MAX_CG_STEPS = 60;
const CG_PRECISION = 1e-3;
const MAX_NEWTON_STEPS = 100;
const CONVERGED = 1e-14;
const ACCEPTABLE = 1e-9;
const LARGEST_STEP_PART = 0.95;

/**
 * The long-only portfolio whose risk contributions wᵢ(Σw)ᵢ/w'Σw equal the budget b (N, positive, Σb = 1): the minimum of
 * ½y'Cy − Σ bᵢ ln yᵢ on the correlation matrix C, scaled to sum 1. A few sweeps of cyclical coordinate descent
 * (T. Griveau-Billion, J.-C. Richard, T. Roncalli, "A fast algorithm for computing high-dimensional risk parity
 * portfolios", 2013) come near, Newton steps (F. Spinu, "An algorithm for computing risk parity weights", 2013) finish.
 * Scaled by the diagonal of the barrier the Hessian of a real market is close to the identity, so a few products with C
 * give the step; a matrix on which that fails is factored.
 *
 * Throws `insufficient_data` for a variance that is not positive, `invalid_input` for a matrix in which a positive
 * portfolio has no risk, so that no budget of it exists.
 */
export function solveRiskBudget(covariance: Matrix, budget: Float64Array): RiskBudgetSolution {
  const inverseVolatilities = diagonal(covariance).map((variance, i) => {
    if (variance > 0) return 1 / Math.sqrt(variance);
    throw new QuantError('insufficient_data', `asset ${i} has no variance, so it cannot carry a part of the risk`);
  });
  const correlation = scaleSymmetric(covariance, inverseVolatilities);
  const y = startOf(correlation, budget);
  for (let sweep = 0; sweep < SWEEPS; sweep++) descendCoordinates(correlation, budget, y);
  const steps = finishWithNewton(correlation, budget, y);
  const residual = budgetResidual(correlation, budget, y);
  if (!(residual <= ACCEPTABLE)) {
    throw new QuantError(
      'invalid_input',
      'the covariance lets a positive portfolio have no risk: it has no risk budget',
    );
  }
  const scaled = y.map((value, i) => value * inverseVolatilities[i]!);
  const total = sum(scaled);
  return { weights: scaled.map((value) => value / total), iterations: SWEEPS + steps, residual };
}

/** yᵢ ← the positive root of Cᵢᵢyᵢ² + (Σⱼ≠ᵢ Cᵢⱼyⱼ)yᵢ − bᵢ = 0, one coordinate after the other. */
function descendCoordinates(correlation: Matrix, budget: Float64Array, y: Float64Array): void {
  const n = y.length;
  for (let i = 0; i < n; i++) {
    const own = correlation.data[i * n + i]!;
    const others = rowDot(correlation, i, y) - own * y[i]!;
    const root = Math.sqrt(others * others + 4 * own * budget[i]!);
    // The form without cancellation for either sign of `others`.
    y[i] = others > 0 ? (2 * budget[i]!) / (others + root) : (root - others) / (2 * own);
  }
}

/** √b, scaled so that y'Cy = Σb. */
function startOf(correlation: Matrix, budget: Float64Array): Float64Array {
  const y = budget.map((part) => Math.sqrt(part));
  const variance = dot(y, symmetricMatVec(correlation, y));
  const scale = variance > 1e-8 ? 1 / Math.sqrt(variance) : 1;
  return y.map((value) => value * scale);
}

/** Newton on the gradient Cy − b/y with Hessian C + diag(b/y²); positive definite for any positive semidefinite C. */
function finishWithNewton(correlation: Matrix, budget: Float64Array, y: Float64Array): number {
  let last = Infinity;
  for (let step = 1; step <= MAX_NEWTON_STEPS; step++) {
    const marginal = symmetricMatVec(correlation, y);
    const residual = residualOf(y, marginal, budget);
    if (residual <= CONVERGED || (residual < ACCEPTABLE && residual >= last)) return step - 1;
    last = residual;
    const barrier = budget.map((part, i) => part / (y[i]! * y[i]!));
    const downhill = marginal.map((value, i) => budget[i]! / y[i]! - value);
    const direction = byGradients(correlation, barrier, downhill) ?? byFactor(correlation, barrier, downhill);
    if (!direction) return step - 1;
    const length = dampedLength(direction, y);
    direction.forEach((value, i) => (y[i] = y[i]! + length * value));
  }
  return MAX_NEWTON_STEPS;
}

/** (C + D)p = g by conjugate gradients with the diagonal as preconditioner; undefined where they are slow. */
function byGradients(correlation: Matrix, barrier: Float64Array, gradient: Float64Array): Float64Array | undefined {
  const inverse = barrier.map((value) => 1 / (1 + value));
  const p = new Float64Array(gradient.length);
  const left = gradient.slice();
  let scaled = left.map((value, i) => value * inverse[i]!);
  let way = scaled.slice();
  let size = dot(left, scaled);
  const enough = size * CG_PRECISION * CG_PRECISION * Math.min(1, size);
  for (let step = 0; step < MAX_CG_STEPS; step++) {
    if (size <= enough) return p;
    const product = symmetricMatVec(correlation, way);
    way.forEach((value, i) => (product[i] = product[i]! + barrier[i]! * value));
    const length = size / dot(way, product);
    way.forEach((value, i) => {
      p[i] = p[i]! + length * value;
      left[i] = left[i]! - length * product[i]!;
    });
    scaled = left.map((value, i) => value * inverse[i]!);
    const next = dot(left, scaled);
    way = scaled.map((value, i) => value + (next / size) * way[i]!);
    size = next;
  }
  return undefined;
}

function byFactor(correlation: Matrix, barrier: Float64Array, gradient: Float64Array): Float64Array | undefined {
  const outcome = cholesky(correlation, barrier);
  if (!outcome.ok) return undefined;
  const direction = gradient.slice();
  outcome.factor.solveLower(direction);
  outcome.factor.solveUpper(direction);
  return direction;
}

/** The barrier keeps y positive, so a step goes at most most of the way to the nearest zero. */
function dampedLength(direction: Float64Array, y: Float64Array): number {
  let length = 1;
  direction.forEach((value, i) => {
    if (value < 0) length = Math.min(length, (LARGEST_STEP_PART * y[i]!) / -value);
  });
  return length;
}

function budgetResidual(correlation: Matrix, budget: Float64Array, y: Float64Array): number {
  return residualOf(y, symmetricMatVec(correlation, y), budget);
}

/** max |yᵢ(Cy)ᵢ/y'Cy − bᵢ|. */
function residualOf(y: Float64Array, marginal: Float64Array, budget: Float64Array): number {
  const variance = dot(y, marginal);
  return maxAbs(budget.map((part, i) => (y[i]! * marginal[i]!) / variance - part));
}
