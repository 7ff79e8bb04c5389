import {
  annualisedReturn,
  annualisedVolatility,
  averageDrawdown,
  averageLoss,
  averageWin,
  bestReturn,
  calmarRatio,
  compoundAnnualGrowthRate,
  cornishFisherValueAtRisk,
  downsideDeviation,
  excessKurtosis,
  fractionalShortfall,
  gainToPainRatio,
  gaussianValueAtRisk,
  historicalValueAtRisk,
  longestDrawdown,
  maxDrawdown,
  omegaRatio,
  payoffRatio,
  probabilisticSharpeRatio,
  profitFactor,
  sharpeRatio,
  skewness,
  sortinoRatio,
  stability,
  tailRatio,
  totalReturn,
  ulcerIndex,
  winRate,
  worstReturn,
} from '../../quant/index.js';
import { finiteFigures } from './finite-figures.js';
import { assertCompoundable } from '../../quant/performance/returns-series.js';

export interface PerformanceBasis {
  /** Annual, arithmetic. */
  riskFreeRate: number;
  periodsPerYear: number;
}

/** What a series of simple returns says of itself; a ratio to nothing is null. */
export type PerformanceFigures = ReturnType<typeof computePerformanceFigures>;

const LEVEL = 0.95;
const FAR_LEVEL = 0.99;

/**
 * Annual where the name does not say otherwise: volatility with ddof 1, × √periods; losses at risk per period and positive,
 * drawdowns ≤ 0. Throws `insufficient_data` below two returns, `invalid_input` for one that is not finite or below −1.
 */
export function computePerformanceFigures(
  returns: ArrayLike<number>,
  { riskFreeRate, periodsPerYear }: PerformanceBasis,
) {
  assertCompoundable(returns, { atLeast: 2 });
  return finiteFigures({
    observations: returns.length,
    total_return: totalReturn(returns),
    cagr: compoundAnnualGrowthRate(returns, periodsPerYear),
    annual_return: annualisedReturn(returns, periodsPerYear),
    volatility: annualisedVolatility(returns, periodsPerYear),
    sharpe: sharpeRatio(returns, riskFreeRate, periodsPerYear),
    probabilistic_sharpe: probabilisticSharpeRatio(returns),
    ...downsideFigures(returns, { riskFreeRate, periodsPerYear }),
    ...tailFigures(returns),
    skewness: skewness(returns),
    excess_kurtosis: excessKurtosis(returns),
    ...gainFigures(returns),
  });
}

function downsideFigures(returns: ArrayLike<number>, { riskFreeRate, periodsPerYear }: PerformanceBasis) {
  const downside = { target: riskFreeRate, periodsPerYear };
  return {
    downside_deviation: downsideDeviation(returns, downside),
    sortino: sortinoRatio(returns, downside),
    omega: omegaRatio(returns, riskFreeRate / periodsPerYear),
    max_drawdown: maxDrawdown(returns),
    average_drawdown: averageDrawdown(returns),
    longest_drawdown: longestDrawdown(returns),
    ulcer_index: ulcerIndex(returns),
    calmar: calmarRatio(returns, periodsPerYear),
  };
}

function tailFigures(returns: ArrayLike<number>) {
  return {
    var_95: historicalValueAtRisk(returns, LEVEL),
    cvar_95: fractionalShortfall(returns, LEVEL),
    var_99: historicalValueAtRisk(returns, FAR_LEVEL),
    cvar_99: fractionalShortfall(returns, FAR_LEVEL),
    gaussian_var_95: gaussianValueAtRisk(returns, LEVEL),
    cornish_fisher_var_95: cornishFisherValueAtRisk(returns, LEVEL),
    tail_ratio: tailRatio(returns),
  };
}

function gainFigures(returns: ArrayLike<number>) {
  return {
    best: bestReturn(returns),
    worst: worstReturn(returns),
    win_rate: winRate(returns),
    average_win: averageWin(returns),
    average_loss: averageLoss(returns),
    payoff_ratio: payoffRatio(returns),
    profit_factor: profitFactor(returns),
    gain_to_pain: gainToPainRatio(returns),
    // The logarithm of a total loss does not exist.
    stability: Array.from(returns).includes(-1) ? null : stability(returns),
  };
}
