import { NO_PARAMS } from '../params.js';
import { solveQuadraticProgram } from '../solvers/solve-quadratic-program.js';
import type { Optimizer, OptimizerInput } from './optimizer.js';

/** min w'Σw subject to Σw = budget and weight bounds (Markowitz 1952). */
export const minVariance: Optimizer = {
  name: 'min_variance',
  title: 'Minimum variance',
  params: NO_PARAMS,
  keepsBounds: true,
  optimize(input) {
    const { covariance, constraints, symbols } = input;
    const solution = solveQuadraticProgram({
      q: covariance,
      c: new Float64Array(symbols.length),
      lower: constraints.minWeight,
      upper: constraints.maxWeight,
      equalities: [
        { label: 'budget', coefficients: new Float64Array(symbols.length).fill(1), target: constraints.budget },
      ],
    });
    return {
      weights: solution.x,
      diagnostics: {
        solver: 'active_set',
        iterations: solution.iterations,
        kktResidual: solution.kktResidual,
        activeConstraints: activeBounds(solution.x, input),
      },
    };
  },
};

function activeBounds(weights: Float64Array, { symbols, constraints }: OptimizerInput): string[] {
  return symbols.flatMap((symbol, i) => [
    ...(weights[i] === constraints.minWeight[i] ? [`min_weight(${symbol})`] : []),
    ...(weights[i] === constraints.maxWeight[i] ? [`max_weight(${symbol})`] : []),
  ]);
}
