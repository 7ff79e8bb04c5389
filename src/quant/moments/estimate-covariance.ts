import { assertFiniteMatrix, type Matrix } from '../linalg/matrix.js';
import { resolveParams, type Params } from '../params.js';
import { placedAs, QuantError } from '../quant-error.js';
import type { CovarianceEstimate } from './covariance-estimator.js';
import { covarianceEstimators } from './registry.js';

/**
 * Runs a covariance estimator by name on simple returns (T × N), with checked parameters and their defaults.
 * Throws `invalid_input` for an unknown name or parameter and a return that is not finite, and `insufficient_data`.
 */
export function estimateCovariance(name: string, returns: Matrix, params: Params = {}): CovarianceEstimate {
  const estimator = covarianceEstimators.find(name);
  if (!estimator) {
    const known = covarianceEstimators.names.join(', ');
    throw new QuantError(
      'invalid_input',
      `there is no covariance estimator "${name}"; there are ${known}`,
      'covariance.estimator',
    );
  }
  assertFiniteMatrix('returns', returns);
  const resolved = resolveParams(estimator.name, estimator.params, params, 'covariance');
  const estimate = placedAs(name, 'covariance', () => estimator.estimate(returns, resolved));
  if (estimate.covariance.data.every(Number.isFinite)) return estimate;
  throw new QuantError(
    'invalid_input',
    'the returns are so large that their covariance is no finite number',
    'returns',
  );
}
