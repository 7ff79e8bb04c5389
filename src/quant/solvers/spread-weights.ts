import type { ConstraintSet } from '../constraints/constraint-set.js';
import { zeros, addDiagonal, type Matrix } from '../linalg/matrix.js';
import { solveConstrained } from './constrained-portfolio.js';

/** The feasible weights nearest to zero: a start that favours none. Throws `infeasible`. */
export function spreadWeights(set: ConstraintSet, covariance: Matrix): Float64Array {
  const n = set.symbols.length;
  const identity = addDiagonal(zeros(n, n), new Float64Array(n).fill(1));
  const objective = { quadratic: identity, linear: new Float64Array(n) };
  return solveConstrained({ ...set, costs: null, l2: 0 }, objective, { covariance }).weights;
}
