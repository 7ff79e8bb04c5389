import { cholesky } from '../linalg/cholesky.js';
import type { GrowingCholesky } from '../linalg/growing-cholesky.js';
import type { Matrix } from '../linalg/matrix.js';
import { diagonal } from '../linalg/symmetric.js';
import { dot, maxAbs } from '../linalg/vector.js';
import type { NewtonStep } from './interior-point.js';
import { solveNormalEquations } from './normal-equations.js';

/** A row in which the eliminated variables take part, as in a limit on a risk measure. */
export interface CoupledRow {
  /** Which of the rows. */
  readonly row: number;
  /** Coefficients of the eliminated variables. */
  readonly coefficients: Float64Array;
}

/** The system [H, B', −A₁'; B, D, −A₂'; A₁, A₂, 0] with D eliminated; only the coupled row has an A₂. */
export interface EliminatedPart {
  /** A₁, a row each. */
  readonly rows: readonly Float64Array[];
  readonly coupled: CoupledRow | null;
  /** D⁻¹v. */
  solveOwn(right: Float64Array): Float64Array;
  /** B'v and Bx. */
  toBase(own: Float64Array): Float64Array;
  toOwn(base: Float64Array): Float64Array;
}

/** What is added to the diagonal, relative to it, where rounding has left no positive pivot. */
const FIRST_SHIFT = 1e-15;
const LAST_SHIFT = 1e-6;

/**
 * Solves a Newton system by its Schur complements: first onto the base variables (`factor` is that of H − B'D⁻¹B),
 * then onto the rows. A row that depends on the others gets the multiplier 0.
 */
export class ReducedSystem {
  /** L⁻¹ of the reduced rows; the last number makes the coupled row's product with itself complete. */
  private readonly rows: readonly Float64Array[];

  constructor(
    private readonly factor: GrowingCholesky,
    private readonly part: EliminatedPart,
  ) {
    const { size } = factor;
    this.rows = part.rows.map((row, r) => {
      const values = new Float64Array(size + 1);
      values.set(row);
      if (part.coupled?.row === r) {
        const solved = part.solveOwn(part.coupled.coefficients);
        part.toBase(solved).forEach((value, i) => (values[i]! -= value));
        values[size] = Math.sqrt(dot(part.coupled.coefficients, solved));
      }
      this.factor.solveLower(values);
      return values;
    });
  }

  solve(right: Float64Array, targets: Float64Array): NewtonStep {
    const { factor, part, rows } = this;
    const { coupled } = part;
    const size = factor.size;
    const own = right.slice(size);
    const solved = part.solveOwn(own);
    const back = part.toBase(solved);
    /** One longer, as the rows are. */
    const base = new Float64Array(size + 1);
    for (let i = 0; i < size; i++) base[i] = right[i]! - back[i]!;
    factor.solveLower(base);
    const missing = targets.map((target, r) => target - dot(rows[r]!, base));
    if (coupled) missing[coupled.row]! -= dot(coupled.coefficients, solved);
    const multipliers = solveNormalEquations(rows, missing);
    rows.forEach((row, r) => {
      for (let i = 0; i < size; i++) base[i]! += multipliers[r]! * row[i]!;
    });
    factor.solveUpper(base);
    const x = new Float64Array(right.length);
    x.set(base.subarray(0, size));
    part.toOwn(x.subarray(0, size)).forEach((value, k) => (own[k]! -= value));
    coupled?.coefficients.forEach((value, k) => (own[k]! += multipliers[coupled.row]! * value));
    x.set(part.solveOwn(own), size);
    return { x, multipliers };
  }
}

/** The factor of a matrix that is positive definite but for rounding; undefined where it is not. */
export function factorOf(hessian: Matrix): GrowingCholesky | undefined {
  const sizes = diagonal(hessian).map(Math.abs);
  const least = Number.EPSILON * maxAbs(sizes);
  for (let shift = 0; shift <= LAST_SHIFT; shift = shift === 0 ? FIRST_SHIFT : 100 * shift) {
    const outcome = cholesky(
      hessian,
      sizes.map((size) => shift * Math.max(size, least)),
    );
    if (outcome.ok) return outcome.factor;
  }
  return undefined;
}
