import type { Matrix } from '../linalg/matrix.js';
import { rowDot } from '../linalg/symmetric.js';

/** Lw (T) of losses (T × N). */
export function portfolioLosses(losses: Matrix, weights: Float64Array): Float64Array {
  const values = new Float64Array(losses.rows);
  for (let t = 0; t < values.length; t++) values[t] = rowDot(losses, t, weights);
  return values;
}
