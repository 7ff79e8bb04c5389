import type { ConstraintSet } from '../constraints/constraint-set.js';
import { zeros } from '../linalg/matrix.js';
import { QuantError } from '../quant-error.js';
import { resultOf, solveConvex } from './convex-result.js';
import type { OptimizerInput, OptimizerResult } from './optimizer.js';

/**
 * The portfolio that keeps every constraint and is nearest to the weights that are wanted (N):
 * min ½‖w − wanted‖² + costs + γ·w'w. Unlike weights that are clipped and scaled back to the budget, which leave their limits
 * again, it is one convex program with one solution. Diagnostics have `distance`, ‖w − wanted‖.
 * Throws `infeasible` naming the constraints in conflict.
 */
export function nearestPortfolio(
  input: OptimizerInput,
  wanted: Float64Array,
  values: Record<string, number | string> = {},
): OptimizerResult {
  const n = wanted.length;
  const identity = zeros(n, n);
  for (let i = 0; i < n; i++) identity.data[i * n + i] = 1;
  const solution = solveConvex(input, { quadratic: identity, linear: wanted.map((weight) => -weight) });
  const distance = Math.hypot(...solution.weights.map((weight, i) => weight - wanted[i]!));
  return resultOf(solution, { ...values, distance });
}

/** The set with every weight at most `distance` from `centre` (N) as well. Throws `infeasible` naming a symbol without room. */
export function withinDistance(
  set: ConstraintSet,
  centre: Float64Array,
  distance: number,
  name: string,
): ConstraintSet {
  const lower = set.lower.map((low, i) => Math.max(low, centre[i]! - distance));
  const upper = set.upper.map((high, i) => Math.min(high, centre[i]! + distance));
  const at = lower.findIndex((low, i) => low > upper[i]!);
  if (at < 0) return { ...set, lower, upper };
  const place = `${name} is ${distance} and the base weight of ${set.symbols[at] ?? ''} is ${centre[at]}`;
  throw new QuantError('infeasible', `${place}; the constraints allow ${set.lower[at]} to ${set.upper[at]}`);
}
