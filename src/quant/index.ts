/** The numerical library: weights, moments and performance on plain Float64Arrays. Imports nothing of the system. */
export { matrixFromRows, type Matrix } from './linalg/matrix.js';
export { annualiseCovariance, meanHistoricalReturns } from './moments/annualise.js';
export { pearsonCorrelation } from './moments/correlation.js';
export { covarianceEstimators } from './moments/registry.js';
export type { CovarianceEstimate, CovarianceEstimator } from './moments/covariance-estimator.js';
export { simpleReturns } from './moments/simple-returns.js';
export type { Constraints, GroupConstraint, LinearConstraint, PerSymbol } from './constraints/constraints.js';
export { computeFrontier, type FrontierPoint } from './optimizers/frontier.js';
export { inputOf, optimize, type Allocation, type OptimizeRequest } from './optimizers/optimize.js';
export type { Optimizer, OptimizerDiagnostics, OptimizerInput, OptimizerResult } from './optimizers/optimizer.js';
export { optimizers } from './optimizers/registry.js';
export { riskContributions } from './optimizers/risk-contributions.js';
export type { Params, ParamsSchema } from './params.js';
export {
  annualisedReturn,
  annualisedVolatility,
  cumulativeWealth,
  maxDrawdown,
  sharpeRatio,
} from './performance/metrics.js';
export {
  conditionalValueAtRisk,
  meanAbsoluteDeviation,
  portfolioReturns,
  semivariance,
  uncompoundedDrawdowns,
} from './performance/scenario-risk.js';
export { entropicRisk, type EntropicRisk } from './solvers/entropic-risk.js';
export { QuantError, type QuantErrorCode } from './quant-error.js';
export { solveQuadraticProgram } from './solvers/solve-quadratic-program.js';
export type { EqualityRow, QuadraticProgram, QuadraticSolution } from './solvers/quadratic-program.js';
export { solveRiskBudget, type RiskBudgetSolution } from './solvers/solve-risk-budget.js';
