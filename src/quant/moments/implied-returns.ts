import type { Matrix } from '../linalg/matrix.js';
import { symmetricMatVec } from '../linalg/symmetric.js';
import type { Params, ScalarSchema } from '../params.js';

export const RISK_AVERSION: ScalarSchema = {
  type: 'number',
  description: 'δ in δΣw, annual.',
  default: 2.5,
  minimum: 1e-6,
  maximum: 1e6,
};

/** δΣw + rf (N): the annual expected returns at which w is the best portfolio for an investor with the parameter `risk_aversion` δ. */
export function impliedReturns(
  { covariance, riskFreeRate, params }: { covariance: Matrix; riskFreeRate: number; params: Params },
  weights: Float64Array,
): Float64Array {
  const aversion = Number(params['risk_aversion']);
  return symmetricMatVec(covariance, weights).map((value) => aversion * value + riskFreeRate);
}
