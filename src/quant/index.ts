/** The numerical library: weights, moments and performance on plain Float64Arrays. Imports nothing of the system. */
export {
  allocateDiscrete,
  type DiscreteAllocation,
  type DiscreteMethod,
  type DiscreteRequest,
} from './discrete/discrete-allocation.js';
export { matrixFromRows, type Matrix } from './linalg/matrix.js';
export { symmetricEigen, type SymmetricEigen } from './linalg/symmetric-eigen.js';
export { annualiseCovariance, meanHistoricalReturns } from './moments/annualise.js';
export {
  blackLitterman,
  type BlackLittermanInput,
  type BlackLittermanPosterior,
  type View,
} from './moments/black-litterman.js';
export { pearsonCorrelation } from './moments/correlation.js';
export { estimateCovariance } from './moments/estimate-covariance.js';
export { estimateExpectedReturns, type ExpectedReturnsRequest } from './moments/estimate-expected-returns.js';
export { expectedReturnsEstimators } from './moments/expected-returns.registry.js';
export type {
  ExpectedReturnsEstimate,
  ExpectedReturnsEstimator,
  ExpectedReturnsInput,
} from './moments/expected-returns-estimator.js';
export { nearestPsd, nearestPsdWithDiagonal, type PsdRepair } from './moments/nearest-psd.js';
export { covarianceEstimators } from './moments/registry.js';
export type { CovarianceEstimate, CovarianceEstimator } from './moments/covariance-estimator.js';
export { commonWindow, refuseMissing, type CommonWindow } from './moments/missing-returns.js';
export { pairwiseCovariance, type PairwiseCovariance } from './moments/pairwise-covariance.js';
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
export { withinLimits, type LimitsReport, type SolveLimits } from './solve-limits.js';
export { solveQuadraticProgram } from './solvers/solve-quadratic-program.js';
export type { EqualityRow, QuadraticProgram, QuadraticSolution } from './solvers/quadratic-program.js';
export { solveConstrainedRiskBudget, type ConstrainedRiskBudget } from './solvers/solve-constrained-risk-budget.js';
export { solveRiskBudget, type RiskBudgetSolution } from './solvers/solve-risk-budget.js';
