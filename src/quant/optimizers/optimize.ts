import { assertKept, activeConstraints } from '../constraints/kept-constraints.js';
import { constraintSetOf } from '../constraints/constraint-set.js';
import type { Constraints } from '../constraints/constraints.js';
import { assertFiniteMatrix, assertFiniteVector, type Matrix } from '../linalg/matrix.js';
import { quadraticForm } from '../linalg/symmetric.js';
import { dot } from '../linalg/vector.js';
import { assertSymmetric } from '../moments/covariance-checks.js';
import { resolveParams, type Params } from '../params.js';
import { placedAs, QuantError } from '../quant-error.js';
import { withinLimits, type LimitsReport, type SolveLimits } from '../solve-limits.js';
import type { Optimizer, OptimizerDiagnostics, OptimizerInput } from './optimizer.js';
import { optimizers } from './registry.js';
import { riskContributions } from './risk-contributions.js';

export interface OptimizeRequest {
  readonly method: string;
  readonly params?: Params;
  readonly symbols: readonly string[];
  /** N × N, annual. */
  readonly covariance: Matrix;
  /** N, annual. */
  readonly expectedReturns?: Float64Array;
  /** Simple returns per period, T × N; methods that look at tails need them. */
  readonly scenarios?: Matrix;
  /** Simple returns of the benchmark per period, T. */
  readonly benchmark?: Float64Array;
  readonly constraints?: Constraints;
  /**
   * Weights (N) of a similar problem, such as that of the window before: quadratic programs start from there, which
   * shortens the way and changes the result by no more than rounding.
   */
  readonly start?: Float64Array;
  /** Annual, default 0. */
  readonly riskFreeRate?: number;
  /** Default 252. */
  readonly periodsPerYear?: number;
  /** Default: those of the computation that this one is part of, or 30 s and 10 million iterations. */
  readonly limits?: SolveLimits;
}

export interface Allocation {
  /** N, in the order of the symbols. */
  readonly weights: Float64Array;
  readonly cash?: number;
  /** Annual; null where no expected returns are known. */
  readonly expectedReturn: number | null;
  /** Annual. */
  readonly volatility: number;
  /** (return − risk-free rate)/volatility; null without expected returns or without risk. */
  readonly sharpe: number | null;
  /** Parts of the variance (N, sum 1). */
  readonly riskContributions: Float64Array;
  readonly diagnostics: OptimizerDiagnostics & {
    /** Constraints that hold with equality, such as `max_weight(AAPL)`. */
    readonly activeConstraints: readonly string[];
    readonly limits: LimitsReport;
  };
}

/**
 * Runs a method by name, with checked input and an explained result. The order of the symbols does not matter.
 * Throws `invalid_input`, `insufficient_data`, `infeasible`, `limit_iterations`, `limit_time`.
 */
export function optimize(request: OptimizeRequest): Allocation {
  const optimizer = optimizers.find(request.method);
  if (optimizer === undefined) {
    const known = optimizers.names.join(', ');
    throw new QuantError('invalid_input', `there is no method "${request.method}"; there are ${known}`, 'method');
  }
  const params = resolveParams(optimizer.name, optimizer.params, request.params);
  return withinLimits(optimizer.name, request.limits, (report) => {
    const allocation = explained(optimizer, { ...inputOf(request), params });
    return { ...allocation, diagnostics: { ...allocation.diagnostics, limits: report() } };
  });
}

type Explained = Omit<Allocation, 'diagnostics'> & { diagnostics: Omit<Allocation['diagnostics'], 'limits'> };

/** Runs a method on checked input and explains the result. */
function explained(optimizer: Optimizer, input: OptimizerInput): Explained {
  const { covariance, constraints, expectedReturns, riskFreeRate } = input;
  const { diagnostics, ...result } = placedAs(optimizer.name, 'params', () => optimizer.optimize(input));
  const { weights } = result;
  assertKept(optimizer, result, input);
  const volatility = Math.sqrt(Math.max(0, quadraticForm(covariance, weights)));
  const inCash = (result.cash ?? 0) * riskFreeRate;
  const expectedReturn = expectedReturns && dot(expectedReturns, weights) + inCash;
  const hasSharpe = expectedReturn !== null && volatility > 0;
  return {
    ...result,
    expectedReturn,
    volatility,
    sharpe: hasSharpe ? (expectedReturn - riskFreeRate) / volatility : null,
    riskContributions: riskContributions(covariance, weights),
    diagnostics: { ...diagnostics, activeConstraints: activeConstraints(constraints, result, covariance) },
  };
}

/** Checks what every method is given. Throws `invalid_input`. */
export function inputOf(request: Omit<OptimizeRequest, 'method' | 'params'>): OptimizerInput {
  const { symbols, covariance, expectedReturns = null, scenarios = null, benchmark = null, start = null } = request;
  const { riskFreeRate = 0, periodsPerYear = 252 } = request;
  assertCovariance(symbols, covariance);
  assertSeries(request);
  assertRates(riskFreeRate, periodsPerYear);
  return {
    ...{ symbols, covariance, expectedReturns, scenarios, benchmark, riskFreeRate, periodsPerYear },
    params: {},
    start,
    constraints: constraintSetOf(symbols, request.constraints),
  };
}

function assertSeries({
  symbols,
  expectedReturns,
  scenarios,
  benchmark,
  start,
}: Omit<OptimizeRequest, 'method' | 'params'>): void {
  if (expectedReturns) assertLength('expected_returns', expectedReturns, symbols.length);
  if (scenarios) assertScenarios(symbols, scenarios);
  if (benchmark && scenarios) assertLength('benchmark', benchmark, scenarios.rows);
  if (start) assertLength('start', start, symbols.length);
}

function assertRates(riskFreeRate: number, periodsPerYear: number): void {
  if (!Number.isFinite(riskFreeRate)) {
    throw new QuantError(
      'invalid_input',
      `risk_free_rate is ${riskFreeRate}: a finite number is needed`,
      'risk_free_rate',
    );
  }
  if (periodsPerYear > 0 && periodsPerYear < Infinity) return;
  const problem = `periods_per_year is ${periodsPerYear}: a positive number is needed`;
  throw new QuantError('invalid_input', problem, 'periods_per_year');
}

function assertScenarios(symbols: readonly string[], scenarios: Matrix): void {
  assertFiniteMatrix('returns', scenarios);
  if (scenarios.columns === symbols.length) return;
  throw new QuantError(
    'invalid_input',
    `returns have ${scenarios.columns} columns for ${symbols.length} symbols`,
    'returns',
  );
}

function assertLength(name: string, values: Float64Array, length: number): void {
  assertFiniteVector(name, values);
  if (values.length === length) return;
  throw new QuantError('invalid_input', `${name} has ${values.length} values, ${length} are needed`, name);
}

function assertCovariance(symbols: readonly string[], covariance: Matrix): void {
  const n = symbols.length;
  if (n === 0) throw new QuantError('invalid_input', 'there are no symbols to weight', 'symbols');
  if (covariance.rows !== n || covariance.columns !== n) {
    const size = `${covariance.rows} × ${covariance.columns}`;
    throw new QuantError('invalid_input', `the covariance is ${size}, ${n} symbols need ${n} × ${n}`, 'covariance');
  }
  assertFiniteMatrix('covariance', covariance);
  assertSymmetric('covariance', covariance);
}
