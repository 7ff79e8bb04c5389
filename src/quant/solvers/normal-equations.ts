import { dot } from '../linalg/vector.js';
import { GrowingCholesky } from '../linalg/growing-cholesky.js';

/** A row whose part independent of the earlier rows is smaller than this (relative) adds nothing. */
const DEPENDENT = 1e-14;

/**
 * Solves VV'λ = target for a few rows V (m × k) that should be independent. A row that depends on the earlier ones gets the
 * multiplier 0.
 */
export function solveNormalEquations(rows: readonly Float64Array[], target: Float64Array): Float64Array {
  const factor = new GrowingCholesky(rows.length);
  const independent: number[] = [];
  rows.forEach((row, r) => {
    const products = Float64Array.from([...independent, r], (other) => dot(row, rows[other]!));
    const minimumPivot = DEPENDENT * products[independent.length]!;
    if (factor.append(products, minimumPivot) > minimumPivot) independent.push(r);
  });
  const solution = Float64Array.from(independent, (r) => target[r]!);
  factor.solveLower(solution);
  factor.solveUpper(solution);
  const multipliers = new Float64Array(rows.length);
  independent.forEach((r, at) => (multipliers[r] = solution[at]!));
  return multipliers;
}
