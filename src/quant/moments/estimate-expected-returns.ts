import { assertFiniteVector } from '../linalg/matrix.js';
import { resolveParams, type Params } from '../params.js';
import { QuantError } from '../quant-error.js';
import type { ExpectedReturnsEstimate, ExpectedReturnsInput } from './expected-returns-estimator.js';
import { expectedReturnsEstimators } from './expected-returns.registry.js';

export type ExpectedReturnsRequest = Omit<ExpectedReturnsInput, 'params'> & { readonly params?: Params };

/**
 * Runs an estimator of expected returns by name, with checked parameters and their defaults.
 * Throws `invalid_input` for an unknown name or parameter and for a benchmark that is not as long as the returns, and
 * `insufficient_data`.
 */
export function estimateExpectedReturns(name: string, request: ExpectedReturnsRequest): ExpectedReturnsEstimate {
  const estimator = expectedReturnsEstimators.find(name);
  if (!estimator) {
    const known = expectedReturnsEstimators.names.join(', ');
    throw new QuantError('invalid_input', `there is no estimator of expected returns "${name}"; there are ${known}`);
  }
  const { benchmark, returns } = request;
  if (benchmark) assertFiniteVector('benchmark', benchmark);
  if (benchmark && returns && benchmark.length !== returns.rows) {
    const problem = `benchmark has ${benchmark.length} values, ${returns.rows} are needed`;
    throw new QuantError('invalid_input', problem);
  }
  const params = resolveParams(estimator.name, estimator.params, request.params);
  return estimator.estimate({ ...request, params });
}
