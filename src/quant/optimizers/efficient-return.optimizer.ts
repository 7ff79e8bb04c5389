import { defineParams } from '../params.js';
import { convexResult } from './convex-result.js';
import { requireExpectedReturns, type Optimizer, type OptimizerInput } from './optimizer.js';

/** min w'Σw + costs + γ·w'w with μ'w ≥ target (Markowitz 1952). The target is annual. */
export const efficientReturn: Optimizer = {
  name: 'efficient_return',
  title: 'Minimum variance for a return',
  params: defineParams({
    target_return: { type: 'number', description: 'Least expected return, annual.', minimum: -10, maximum: 10 },
  }),
  constraints: 'built_in',
  optimize(input) {
    const coefficients = requireExpectedReturns('efficient_return', input);
    const min = Number(input.params['target_return']);
    const row = { label: 'target_return', coefficients, min, max: Infinity };
    const constraints = { ...input.constraints, rows: [...input.constraints.rows, row] };
    const limited: OptimizerInput = { ...input, constraints };
    return convexResult(limited, {
      quadratic: input.covariance,
      linear: new Float64Array(coefficients.length),
      softScale: 0.5,
    });
  },
};
