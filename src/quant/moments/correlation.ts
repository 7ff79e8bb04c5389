import { QuantError } from '../quant-error.js';

/**
 * Pearson correlation of two series of equal length T ≥ 2, in [−1, 1].
 * Throws `insufficient_data` for fewer observations or a series that never changes (its correlation is not defined),
 * `invalid_input` for series of different length or values that are not finite.
 */
export function pearsonCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const count = a.length;
  if (b.length !== count) throw new QuantError('invalid_input', `the series have ${count} and ${b.length} values`);
  if (count < 2) throw new QuantError('insufficient_data', `${count} common observations: at least 2 are needed`);
  if (isConstant(a) || isConstant(b)) {
    throw new QuantError('insufficient_data', 'a series that never changes has no correlation');
  }
  const meanA = mean(a);
  const meanB = mean(b);
  let product = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let i = 0; i < count; i++) {
    const fromA = a[i]! - meanA;
    const fromB = b[i]! - meanB;
    product += fromA * fromB;
    squaresA += fromA * fromA;
    squaresB += fromB * fromB;
  }
  const correlation = product / Math.sqrt(squaresA * squaresB);
  if (Number.isNaN(correlation)) throw new QuantError('invalid_input', 'a value of the series is not a finite number');
  return Math.min(1, Math.max(-1, correlation));
}

/** Compared value by value: the mean of equal values is not always that value, so their squares need not be zero. */
function isConstant(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false;
  return true;
}

function mean(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total / values.length;
}
