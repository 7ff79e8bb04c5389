import type { Matrix } from '../linalg/matrix.js';

/** a'x = target. `label` is what errors and diagnostics call the row. */
export interface EqualityRow {
  readonly label: string;
  readonly coefficients: Float64Array;
  readonly target: number;
}

/**
 * min ½x'Qx + c'x subject to lower ≤ x ≤ upper and the equality rows; Q is symmetric positive semidefinite over the first
 * variables (M × M, M ≤ N), the others have no quadratic term; bounds may be infinite. A general constraint min ≤ a'x ≤ max is a row with a bounded slack variable; absolute values
 * are the difference of two non-negative variables.
 */
export interface QuadraticProgram {
  readonly q: Matrix;
  readonly c: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly equalities: readonly EqualityRow[];
}

export interface QuadraticSolution {
  readonly x: Float64Array;
  /** Active-set changes over all phases. */
  readonly iterations: number;
  /**
   * The largest violation of the optimality conditions. Stationarity is measured in units of the variables' own scale
   * (√Qᵢᵢ) relative to the largest scaled value of x or c, feasibility relative to the terms of its row.
   */
  readonly kktResidual: number;
}
