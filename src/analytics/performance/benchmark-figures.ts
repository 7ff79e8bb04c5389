import {
  alpha,
  annualisedVolatility,
  beta,
  compoundAnnualGrowthRate,
  downBeta,
  downCapture,
  informationRatio,
  maxDrawdown,
  rSquared,
  sharpeRatio,
  totalReturn,
  trackingError,
  treynorRatio,
  upBeta,
  upCapture,
} from '../../quant/index.js';
import { finiteFigures } from './finite-figures.js';
import type { PerformanceBasis } from './performance-figures.js';

/** How returns stand to those of a benchmark in the same periods. */
export type BenchmarkFigures = ReturnType<typeof computeBenchmarkFigures>;

/** Annual; what a benchmark that never changes does not tell is null. Throws `invalid_input` for series of different length. */
export function computeBenchmarkFigures(
  returns: ArrayLike<number>,
  benchmark: ArrayLike<number>,
  { riskFreeRate, periodsPerYear }: PerformanceBasis,
) {
  const market = { riskFreeRate, periodsPerYear };
  const explained = rSquared(returns, benchmark);
  const slope = beta(returns, benchmark);
  return finiteFigures({
    total_return: totalReturn(benchmark),
    cagr: compoundAnnualGrowthRate(benchmark, periodsPerYear),
    volatility: annualisedVolatility(benchmark, periodsPerYear),
    sharpe: sharpeRatio(benchmark, riskFreeRate, periodsPerYear),
    max_drawdown: maxDrawdown(benchmark),
    beta: slope,
    alpha: alpha(returns, benchmark, market),
    correlation: explained === null ? null : Math.sign(slope ?? 0) * Math.sqrt(explained),
    r_squared: explained,
    tracking_error: trackingError(returns, benchmark, periodsPerYear),
    information_ratio: informationRatio(returns, benchmark, periodsPerYear),
    treynor: treynorRatio(returns, benchmark, market),
    up_capture: upCapture(returns, benchmark, periodsPerYear),
    down_capture: downCapture(returns, benchmark, periodsPerYear),
    up_beta: upBeta(returns, benchmark),
    down_beta: downBeta(returns, benchmark),
    excess_cagr:
      compoundAnnualGrowthRate(returns, periodsPerYear) - compoundAnnualGrowthRate(benchmark, periodsPerYear),
  });
}
