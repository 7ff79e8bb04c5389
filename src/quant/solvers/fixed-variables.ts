import { submatrix } from '../linalg/matrix.js';
import type { QuadraticProgram } from './quadratic-program.js';

export interface FreeProgram {
  /** The program over the variables whose bounds differ. */
  readonly program: QuadraticProgram;
  /** Where these are among all variables. */
  readonly places: Int32Array;
  /** All variables, with the others at their bound and these at 0. */
  readonly fixed: Float64Array;
}

/** Leaves out the variables that have one possible value: an interior-point method needs room between the bounds. */
export function withoutFixed({ q, c, lower, upper, equalities }: QuadraticProgram): FreeProgram {
  const places = Int32Array.from([...c.keys()].filter((i) => lower[i]! < upper[i]!));
  const fixed = lower.map((low, i) => (low < upper[i]! ? 0 : low));
  const pick = (values: Float64Array): Float64Array => Float64Array.from(places, (i) => values[i]!);
  const inQuadratic = places.filter((i) => i < q.rows);
  const pull = c.slice();
  inQuadratic.forEach((i) => {
    for (let j = 0; j < q.rows; j++) pull[i]! += q.data[i * q.columns + j]! * fixed[j]!;
  });
  return {
    program: {
      q: inQuadratic.length === q.rows ? q : submatrix(q, Array.from(inQuadratic)),
      c: pick(pull),
      lower: pick(lower),
      upper: pick(upper),
      equalities: equalities.map(({ label, coefficients, target }) => {
        const taken = coefficients.reduce((total, value, i) => total + value * fixed[i]!, 0);
        return { label, coefficients: pick(coefficients), target: target - taken };
      }),
    },
    places,
    fixed,
  };
}
