import { annualiseCovariance } from '../../quant/moments/annualise.js';
import { estimateCovariance } from '../../quant/moments/estimate-covariance.js';
import type { Matrix } from '../../quant/linalg/matrix.js';
import { optimize } from '../../quant/optimizers/optimize.js';
import type { TargetWeights } from './strategy-kind.js';

const DEFAULT_ESTIMATOR = 'ledoit_wolf';
const TRADING_DAYS_PER_YEAR = 252;

export interface OptimiseRequest {
  readonly method: string;
  readonly symbols: readonly string[];
  /** Simple daily returns, T × N. */
  readonly returns: Matrix;
  readonly estimator?: string;
  readonly maxWeight?: number;
}

/** Daily returns → covariance → weights, with what explains them. Throws QuantError. */
export function optimise({ method, symbols, returns, estimator, maxWeight }: OptimiseRequest): TargetWeights {
  const name = estimator ?? DEFAULT_ESTIMATOR;
  const estimate = estimateCovariance(name, returns);
  const result = optimize({
    method,
    symbols,
    covariance: annualiseCovariance(estimate.covariance, TRADING_DAYS_PER_YEAR),
    ...(maxWeight === undefined ? {} : { constraints: { maxWeight } }),
  });
  return {
    weights: result.weights,
    diagnostics: { ...result.diagnostics, estimator: name, ...estimate.diagnostics, volatility: result.volatility },
  };
}
