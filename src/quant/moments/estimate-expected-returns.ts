import { assertFiniteVector } from '../linalg/matrix.js';
import { resolveParams, type Params } from '../params.js';
import { placedAs, QuantError } from '../quant-error.js';
import type { ExpectedReturnsEstimate, ExpectedReturnsInput } from './expected-returns-estimator.js';
import { expectedReturnsEstimators } from './expected-returns.registry.js';

export type ExpectedReturnsRequest = Omit<ExpectedReturnsInput, 'params'> & { readonly params?: Params };

/**
 * Runs an estimator of expected returns by name, with checked parameters and their defaults.
 * Throws `invalid_input` for an unknown name or parameter and for sizes that differ, and `insufficient_data`.
 */
export function estimateExpectedReturns(name: string, request: ExpectedReturnsRequest): ExpectedReturnsEstimate {
  const estimator = expectedReturnsEstimators.find(name);
  if (!estimator) {
    const known = expectedReturnsEstimators.names.join(', ');
    throw new QuantError(
      'invalid_input',
      `there is no estimator of expected returns "${name}"; there are ${known}`,
      'expected_returns.estimator',
    );
  }
  assertSizes(request);
  const params = resolveParams(estimator.name, estimator.params, request.params, 'expected_returns');
  return placedAs(name, 'expected_returns', () => estimator.estimate({ ...request, params }));
}

function assertSizes({ symbols, returns, covariance, benchmark }: ExpectedReturnsRequest): void {
  const n = symbols.length;
  if (covariance.rows !== n || covariance.columns !== n) {
    const size = `${covariance.rows} × ${covariance.columns}`;
    throw new QuantError('invalid_input', `the covariance is ${size}, ${n} symbols need ${n} × ${n}`);
  }
  if (returns && returns.columns !== n) {
    throw new QuantError('invalid_input', `returns have ${returns.columns} columns for ${n} symbols`, 'returns');
  }
  if (!benchmark) return;
  assertFiniteVector('benchmark', benchmark);
  if (!returns || benchmark.length === returns.rows) return;
  throw new QuantError(
    'invalid_input',
    `benchmark has ${benchmark.length} values, ${returns.rows} are needed`,
    'benchmark',
  );
}
