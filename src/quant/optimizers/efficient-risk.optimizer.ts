import { maxAbs } from '../linalg/vector.js';
import { quadraticForm } from '../linalg/symmetric.js';
import { defineParams } from '../params.js';
import { QuantError } from '../quant-error.js';
import { findLogAversion } from '../solvers/find-aversion.js';
import { resultOf, solveConvex, type ConvexSolution } from './convex-result.js';
import { requireExpectedReturns, type Optimizer } from './optimizer.js';

const TOLERANCE = 1e-13;
const SLACK = 1e-9;

/**
 * max μ'w − costs − γ·w'w with √(w'Σw) ≤ σ: the point of the efficient frontier at the volatility σ, annual (Markowitz 1952).
 * The multiplier λ/2 of the cap is found so that the maximum utility portfolio has this volatility.
 */
export const efficientRisk: Optimizer = {
  name: 'efficient_risk',
  title: 'Maximum return for a volatility',
  params: defineParams({
    target_volatility: { type: 'number', description: 'Highest volatility, annual.', minimum: 1e-9, maximum: 10 },
  }),
  constraints: 'built_in',
  optimize(input) {
    const returns = requireExpectedReturns('efficient_risk', input);
    const target = Number(input.params['target_volatility']);
    let solution: ConvexSolution | undefined;
    const excess = (logAversion: number): number => {
      const aversion = Math.exp(logAversion);
      const linear = returns.map((value) => -value / aversion);
      const objective = { quadratic: input.covariance, linear, softScale: 1 / aversion };
      solution = solveConvex(input, objective, solution?.weights);
      return Math.sqrt(Math.max(0, quadraticForm(input.covariance, solution.weights))) - target;
    };
    const start = Math.log((maxAbs(returns) || 1) / target ** 2);
    const above = excess(findLogAversion(excess, { start, tolerance: TOLERANCE * target }));
    if (above > SLACK * target) {
      const least = target + above;
      throw new QuantError(
        'infeasible',
        `target_volatility is ${target}, the constraints allow no less than ${least}`,
        'params.target_volatility',
      );
    }
    return resultOf(solution!);
  },
};
