/** The numerical library: weights, moments and performance on plain Float64Arrays. Imports nothing of the system. */
export {
  backtestFixedWeights,
  type BacktestInput,
  type BacktestResult,
  type Rebalance,
} from './backtest/fixed-weight-backtest.js';
export { firstRowsOfMonths } from './backtest/rebalance-rows.js';
export { tradeToTarget, type TargetTrade } from './backtest/trade-to-target.js';
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
export { informationRatio, trackingError } from './performance/active-returns.js';
export { alpha, beta, rSquared, treynorRatio, type MarketModel } from './performance/benchmark-regression.js';
export { calendarReturns, type PeriodReturn } from './performance/calendar-returns.js';
export { downsideDeviation, sortinoRatio, type DownsideTarget } from './performance/downside.js';
export {
  deepestDrawdowns,
  drawdownEpisodes,
  longestDrawdown,
  type DrawdownEpisode,
} from './performance/drawdown-episodes.js';
export { averageDrawdown, calmarRatio, drawdowns, maxDrawdown, ulcerIndex } from './performance/drawdown-series.js';
export {
  fractionalShortfall,
  gaussianShortfall,
  historicalShortfall,
  meanLossBeyond,
} from './performance/expected-shortfall.js';
export { factorRegression, type FactorRegression } from './performance/factor-regression.js';
export {
  averageLoss,
  averageWin,
  bestReturn,
  gainToPainRatio,
  omegaRatio,
  payoffRatio,
  profitFactor,
  winRate,
  worstReturn,
} from './performance/gains-and-losses.js';
export {
  annualGrowthRate,
  calendarGrowthRate,
  compoundAnnualGrowthRate,
  cumulativeWealth,
  totalReturn,
} from './performance/growth.js';
export { quantile, tailRatio } from './performance/quantile.js';
export { rollingPairs, rollingWindows } from './performance/rolling-windows.js';
export {
  conditionalValueAtRisk,
  meanAbsoluteDeviation,
  portfolioReturns,
  semivariance,
  uncompoundedDrawdowns,
} from './performance/scenario-risk.js';
export {
  probabilisticSharpeRatio,
  probabilityOfSharpe,
  sharpeRatio,
  type SharpeEvidence,
} from './performance/sharpe-ratio.js';
export { stability } from './performance/stability.js';
export { excessKurtosis, skewness, type MomentOptions } from './performance/standardised-moments.js';
export { downBeta, downCapture, upBeta, upCapture } from './performance/up-and-down-markets.js';
export { cornishFisherValueAtRisk, gaussianValueAtRisk, historicalValueAtRisk } from './performance/value-at-risk.js';
export { annualisedReturn, annualisedVolatility } from './performance/volatility.js';
export { entropicRisk, type EntropicRisk } from './solvers/entropic-risk.js';
export { QuantError, type QuantErrorCode } from './quant-error.js';
export { withinLimits, type LimitsReport, type SolveLimits } from './solve-limits.js';
export { solveQuadraticProgram } from './solvers/solve-quadratic-program.js';
export type { EqualityRow, QuadraticProgram, QuadraticSolution } from './solvers/quadratic-program.js';
export { solveConstrainedRiskBudget, type ConstrainedRiskBudget } from './solvers/solve-constrained-risk-budget.js';
export { solveRiskBudget, type RiskBudgetSolution } from './solvers/solve-risk-budget.js';
