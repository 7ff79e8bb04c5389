import { quadraticForm } from '../linalg/symmetric.js';
import { dot } from '../linalg/vector.js';
import { QuantError } from '../quant-error.js';
import { withinLimits } from '../solve-limits.js';
import { solveConstrained } from '../solvers/constrained-portfolio.js';
import { countsPositions } from '../constraints/constraint-set.js';
import type { OptimizerInput } from './optimizer.js';

export interface FrontierPoint {
  /** N. */
  readonly weights: Float64Array;
  /** Annual. */
  readonly expectedReturn: number;
  readonly volatility: number;
}

/**
 * The efficient frontier (Markowitz 1952): `points` portfolios of least variance, from the one of least variance of all to
 * the one of the highest expected return, at equal distances of return. Each starts from the one before. The constraints
 * are those of the input, without counting positions. Throws `invalid_input`, `infeasible`, `limit_iterations`,
 * `limit_time`.
 */
export function computeFrontier(input: OptimizerInput, points: number): FrontierPoint[] {
  return withinLimits('frontier', undefined, () => pointsOf(input, points));
}

function pointsOf(input: OptimizerInput, points: number): FrontierPoint[] {
  const { covariance, constraints } = input;
  const expectedReturns = assertFrontier(input);
  const n = expectedReturns.length;
  const variance = { quadratic: covariance, linear: new Float64Array(n), softScale: 0.5 };
  const least = solveConstrained(constraints, variance, { covariance });
  const most = solveConstrained(
    constraints,
    { quadratic: null, linear: expectedReturns.map((value) => -value) },
    { covariance },
  );
  const [low, high] = [dot(expectedReturns, least.weights), dot(expectedReturns, most.weights)];
  let { weights } = least;
  return Array.from({ length: points }, (_, k) => {
    const share = points === 1 ? 0 : k / (points - 1);
    if (k > 0) {
      const row = {
        label: 'target_return',
        coefficients: expectedReturns,
        min: low + share * (high - low),
        max: Infinity,
      };
      const limited = { ...constraints, rows: [...constraints.rows, row] };
      // The last target is the most that can be had: rounding must not make it more.
      weights =
        k === points - 1
          ? lastOf(input, most.weights)
          : solveConstrained(limited, variance, { covariance, start: weights }).weights;
    }
    return {
      weights,
      expectedReturn: dot(expectedReturns, weights),
      volatility: Math.sqrt(Math.max(0, quadraticForm(covariance, weights))),
    };
  });
}

/** The expected returns. Throws `invalid_input` where there are none, or where positions are counted. */
function assertFrontier({ expectedReturns, constraints }: OptimizerInput): Float64Array {
  if (!expectedReturns) throw new QuantError('invalid_input', 'a frontier needs expected returns', 'expected_returns');
  if (!countsPositions(constraints)) return expectedReturns;
  const problem = 'max_positions and min_position make no frontier: leave them out';
  throw new QuantError('invalid_input', problem, 'constraints');
}

/** Of all portfolios with the highest return the one of least variance. */
function lastOf({ covariance, expectedReturns, constraints }: OptimizerInput, most: Float64Array): Float64Array {
  const coefficients = expectedReturns!;
  const highest = dot(coefficients, most);
  const row = { label: 'target_return', coefficients, min: highest - 1e-12 * (1 + Math.abs(highest)), max: Infinity };
  const limited = { ...constraints, rows: [...constraints.rows, row] };
  const objective = { quadratic: covariance, linear: new Float64Array(coefficients.length), softScale: 0.5 };
  return solveConstrained(limited, objective, { covariance, start: most }).weights;
}
