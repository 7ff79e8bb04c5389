import { dot } from '../linalg/vector.js';
import { solveNormalEquations } from './normal-equations.js';
import type { QuadraticProgram } from './quadratic-program.js';

const ROUNDS = 3;

/**
 * Moves x by what rounding has cost its rows, each variable in proportion to its room between its bounds, so that none
 * leaves them and those on a bound stay there.
 */
export function restoreRows({ equalities, lower, upper }: QuadraticProgram, x: Float64Array): void {
  for (let round = 0; round < ROUNDS; round++) {
    const missing = Float64Array.from(equalities, ({ coefficients, target }) => target - dot(coefficients, x));
    if (missing.every((value) => value === 0)) return;
    const room = x.map((value, i) => Math.min(value - lower[i]!, upper[i]! - value, 1));
    const rows = equalities.map(({ coefficients }) => coefficients.map((value, i) => value * Math.sqrt(room[i]!)));
    const factors = solveNormalEquations(rows, missing);
    for (let i = 0; i < x.length; i++) {
      let change = 0;
      for (let r = 0; r < rows.length; r++) change += factors[r]! * rows[r]![i]!;
      x[i] = Math.min(Math.max(x[i]! + change * Math.sqrt(room[i]!), lower[i]!), upper[i]!);
    }
  }
}
