import { type ConstraintSet, countsPositions } from '../constraints/constraint-set.js';
import { softTermsOf } from '../constraints/soft-terms.js';
import { quadraticForm } from '../linalg/symmetric.js';
import { dot, maxAbs, sum } from '../linalg/vector.js';
import { QuantError } from '../quant-error.js';
import { findLogAversion } from '../solvers/find-aversion.js';
import { solvePortfolio } from '../solvers/portfolio-program.js';
import { resultOf, solveConvex, type ConvexSolution } from './convex-result.js';
import type { OptimizerInput, OptimizerResult } from './optimizer.js';

export interface Ratio {
  /** N; what a unit of weight earns. */
  readonly rewards: Float64Array;
  /** What is said when no portfolio earns anything. */
  readonly nothing: string;
}

const TOLERANCE = 1e-14;
const SLACK = 1e-6;

/**
 * max (r'w − costs)/√(w'Σw). Where the constraints are only "not negative, sum to the budget" it is one quadratic program:
 * min y'Σy with r'y = 1, y ≥ 0, scaled to the budget (S. Schaible, "Parameter-free convex equivalent and dual programs of
 * fractional programs", 1974). Elsewhere the ratio is greatest where the maximum utility portfolio of the aversion λ has
 * r'w − costs = λ·w'Σw: there the conditions of both are the same. Throws `infeasible` when nothing is earned.
 */
export function maximiseRatio(input: OptimizerInput, ratio: Ratio): OptimizerResult {
  return isSimplex(input.constraints) ? homogeneous(input, ratio) : alongFrontier(input, ratio);
}

function isSimplex(set: ConstraintSet): boolean {
  const { lower, upper, budget, rows, turnover, costs, grossMax, l2, trackingError } = set;
  const isFree = rows.length === 1 && !turnover && !costs && l2 === 0 && !trackingError && !countsPositions(set);
  return (
    isFree &&
    grossMax >= budget &&
    budget > 0 &&
    lower.every((low) => low === 0) &&
    upper.every((high) => high >= budget)
  );
}

function homogeneous(
  { covariance, constraints, symbols }: OptimizerInput,
  { rewards, nothing }: Ratio,
): OptimizerResult {
  if (!rewards.some((reward) => reward > 0)) throw new QuantError('infeasible', nothing, 'expected_returns');
  const n = symbols.length;
  const size = Math.max(...rewards);
  const row = { label: 'reward', coefficients: rewards.map((reward) => reward / size), min: 1, max: 1 };
  const cone = { ...constraints, upper: new Float64Array(n).fill(Infinity), rows: [row], grossMax: Infinity };
  const solution = solvePortfolio(cone, { quadratic: covariance, linear: new Float64Array(n) });
  const scale = constraints.budget / sum(solution.weights);
  return resultOf({ ...solution, weights: solution.weights.map((weight) => weight * scale) });
}

function alongFrontier(input: OptimizerInput, { rewards, nothing }: Ratio): OptimizerResult {
  const { covariance, constraints } = input;
  const size = maxAbs(rewards) || 1;
  const least = solveConvex(input, { quadratic: covariance, linear: new Float64Array(rewards.length) });
  let solution: ConvexSolution = least;
  /** (reward − λ·variance) in units of the reward: positive where the aversion is too small. */
  const shortfall = (logAversion: number): number => {
    const aversion = Math.exp(logAversion);
    const linear = rewards.map((reward) => -reward / aversion);
    solution = solveConvex(input, { quadratic: covariance, linear, softScale: 1 / aversion }, solution.weights);
    const earned = dot(rewards, solution.weights) - softTermsOf(constraints, solution.weights);
    return (earned - aversion * quadraticForm(covariance, solution.weights)) / size;
  };
  const start = Math.log(size / Math.max(quadraticForm(covariance, least.weights), Number.MIN_VALUE));
  const left = shortfall(findLogAversion(shortfall, { start, tolerance: TOLERANCE }));
  const earned = dot(rewards, solution.weights) - softTermsOf(constraints, solution.weights);
  if (!(earned > 0) || Math.abs(left) > SLACK) throw new QuantError('infeasible', nothing, 'expected_returns');
  return resultOf(solution);
}
