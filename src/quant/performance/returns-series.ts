import { assertFiniteVector } from '../linalg/matrix.js';
import { QuantError } from '../quant-error.js';

export interface SeriesRule {
  /** What errors call the series, as in `returns[3]`. */
  readonly name?: string;
  /** The fewest values for which the statistic exists; 1 unless said. */
  readonly atLeast?: number;
}

/**
 * Throws `invalid_input` naming the first value of a series that is not finite, `insufficient_data` for a series that is too
 * short. Every statistic of this folder begins with it: a hole is refused, never skipped.
 */
export function assertReturns(returns: ArrayLike<number>, { name = 'returns', atLeast = 1 }: SeriesRule = {}): void {
  if (returns.length < atLeast) {
    const problem = `${name} has ${returns.length} values: at least ${atLeast} are needed`;
    throw new QuantError('insufficient_data', problem, name);
  }
  assertFiniteVector(name, returns);
}

/**
 * The same for simple returns that are compounded: `invalid_input` names the first below −1 as well, because what is lost
 * more than wholly does not grow again. −1 itself is a total loss, after which the wealth is 0.
 */
export function assertCompoundable(returns: ArrayLike<number>, rule: SeriesRule = {}): void {
  assertReturns(returns, rule);
  for (let t = 0; t < returns.length; t++) {
    if (returns[t]! >= -1) continue;
    const place = `${rule.name ?? 'returns'}[${t}]`;
    throw new QuantError('invalid_input', `${place} is ${returns[t]}: a loss of more than everything`, place);
  }
}

/** The same for two series that are compared period by period: `invalid_input` for different lengths. */
export function assertPaired(returns: ArrayLike<number>, benchmark: ArrayLike<number>, atLeast = 1): void {
  if (returns.length !== benchmark.length) {
    const problem = `there are ${returns.length} returns and ${benchmark.length} of the benchmark`;
    throw new QuantError('invalid_input', problem, 'benchmark');
  }
  assertReturns(returns, { atLeast });
  assertReturns(benchmark, { name: 'benchmark', atLeast });
}
