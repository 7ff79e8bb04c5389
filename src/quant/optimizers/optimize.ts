import { assertFiniteMatrix, type Matrix } from '../linalg/matrix.js';
import { quadraticForm } from '../linalg/symmetric.js';
import { resolveParams, type Params } from '../params.js';
import { QuantError } from '../quant-error.js';
import type { OptimizerDiagnostics, OptimizerResult, WeightConstraints } from './optimizer.js';
import { optimizers } from './registry.js';
import { riskContributions } from './risk-contributions.js';

export interface OptimizeRequest {
  readonly method: string;
  readonly symbols: readonly string[];
  /** N × N, annual. */
  readonly covariance: Matrix;
  readonly params?: Params;
  /** One number for all symbols; default 0. */
  readonly minWeight?: number;
  /** Default: the budget. */
  readonly maxWeight?: number;
  /** Default 1. */
  readonly budget?: number;
}

export interface Allocation {
  /** N, in the order of the symbols. */
  readonly weights: Float64Array;
  /** Parts of the variance (N, sum 1). */
  readonly riskContributions: Float64Array;
  /** Annual. */
  readonly volatility: number;
  readonly diagnostics: OptimizerDiagnostics;
}

const SYMMETRY_TOLERANCE = 1e-10;
const BOUND_TOLERANCE = 1e-12;

/**
 * Runs a method by name, with checked input and an explained result. The order of the symbols does not matter.
 * Throws `invalid_input`, `insufficient_data`, `infeasible`.
 */
export function optimize(request: OptimizeRequest): Allocation {
  const { symbols, covariance } = request;
  const optimizer = optimizers.find(request.method);
  if (optimizer === undefined) {
    const known = optimizers.names.join(', ');
    throw new QuantError('invalid_input', `there is no method "${request.method}"; there are ${known}`);
  }
  assertCovariance(symbols, covariance);
  const constraints = constraintsOf(request);
  const params = resolveParams(optimizer.name, optimizer.params, request.params);
  const result = optimizer.optimize({ symbols, covariance, params, constraints });
  assertBounds(result, constraints, { symbols, method: optimizer.name });
  return {
    ...result,
    riskContributions: riskContributions(covariance, result.weights),
    volatility: Math.sqrt(Math.max(0, quadraticForm(covariance, result.weights))),
  };
}

function assertCovariance(symbols: readonly string[], covariance: Matrix): void {
  const n = symbols.length;
  if (n === 0) throw new QuantError('invalid_input', 'there are no symbols to weight');
  if (covariance.rows !== n || covariance.columns !== n) {
    const size = `${covariance.rows} × ${covariance.columns}`;
    throw new QuantError('invalid_input', `the covariance is ${size}, ${n} symbols need ${n} × ${n}`);
  }
  assertFiniteMatrix('covariance', covariance);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const [lower, upper] = [covariance.data[i * n + j]!, covariance.data[j * n + i]!];
      if (Math.abs(lower - upper) <= SYMMETRY_TOLERANCE * (Math.abs(lower) + Math.abs(upper))) continue;
      throw new QuantError(
        'invalid_input',
        `covariance[${i}][${j}] is ${lower}, but covariance[${j}][${i}] is ${upper}`,
      );
    }
  }
}

function constraintsOf({ symbols, minWeight = 0, maxWeight, budget = 1 }: OptimizeRequest): WeightConstraints {
  const highest = maxWeight ?? Math.max(budget, minWeight);
  for (const [name, value] of Object.entries({ minWeight, maxWeight: highest, budget })) {
    if (!Number.isFinite(value))
      throw new QuantError('invalid_input', `${name} is ${value}: a finite number is needed`);
  }
  const n = symbols.length;
  if (minWeight > highest || n * minWeight > budget + BOUND_TOLERANCE || n * highest < budget - BOUND_TOLERANCE) {
    throw new QuantError(
      'infeasible',
      `${n} weights from ${minWeight} to ${highest} cannot sum to ${budget}: min_weight, max_weight and budget conflict`,
    );
  }
  return {
    minWeight: new Float64Array(n).fill(minWeight),
    maxWeight: new Float64Array(n).fill(highest),
    budget,
  };
}

/** A method that knows no bounds refuses those it breaks, instead of clipping: clipped weights are no longer its own. */
function assertBounds(
  { weights }: OptimizerResult,
  { minWeight, maxWeight }: WeightConstraints,
  { symbols, method }: { symbols: readonly string[]; method: string },
): void {
  const at = weights.findIndex(
    (weight, i) => weight < minWeight[i]! - BOUND_TOLERANCE || weight > maxWeight[i]! + BOUND_TOLERANCE,
  );
  if (at < 0) return;
  const range = `${minWeight[at]!} to ${maxWeight[at]!}`;
  throw new QuantError(
    'invalid_input',
    `${method} gives ${symbols[at]!} a weight of ${weights[at]!}; it cannot keep ${range}`,
  );
}
