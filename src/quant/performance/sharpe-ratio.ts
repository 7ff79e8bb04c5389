import { QuantError } from '../quant-error.js';
import { normalCdf } from './normal-distribution.js';
import { assertReturns } from './returns-series.js';
import { assertFinite } from './scalar-rules.js';
import { excessKurtosis, skewness } from './standardised-moments.js';
import { mean, ratioOf, standardDeviation } from './variation.js';
import { annualisedReturn, annualisedVolatility } from './volatility.js';

/**
 * Annual Sharpe ratio (mean·periods − rf)/(σ·√periods), rf annual and arithmetic (rf/periods a period), σ with ddof 1. Null
 * for returns that never change. Throws `insufficient_data` below two returns. Source: W. Sharpe, "The Sharpe ratio", Journal
 * of Portfolio Management 21 (1994).
 */
export function sharpeRatio(returns: ArrayLike<number>, riskFreeRate: number, periodsPerYear: number): number | null {
  assertFinite('riskFreeRate', riskFreeRate);
  const volatility = annualisedVolatility(returns, periodsPerYear);
  return ratioOf(annualisedReturn(returns, periodsPerYear) - riskFreeRate, volatility);
}

export interface SharpeEvidence {
  /** Sharpe ratio per period, not annual. */
  readonly sharpe: number;
  readonly skewness: number;
  /** Not the excess: 3 for a normal distribution. */
  readonly kurtosis: number;
  readonly observations: number;
}

/**
 * Probability that the true Sharpe ratio is above `benchmark` (per period, both), given an estimate and the shape of its
 * returns: Φ((SR − SR*)·√(T − 1)/√(1 − γ₃SR + (γ₄ − 1)/4·SR²)). Null where those moments belong to no distribution that moves
 * (the variance is not positive). Source: D. Bailey, M. López de Prado, "The Sharpe ratio efficient frontier", Journal of
 * Risk 15 (2012). quantstats puts the excess kurtosis where γ₄ stands; that is an error, and not repeated here.
 */
export function probabilityOfSharpe(evidence: SharpeEvidence, benchmark = 0): number | null {
  const { sharpe, observations } = evidence;
  for (const [name, value] of Object.entries({ ...evidence, benchmark })) assertFinite(name, value);
  if (!(observations >= 2)) {
    throw new QuantError('insufficient_data', `${observations} observations tell nothing of a Sharpe ratio`);
  }
  const variance = 1 - evidence.skewness * sharpe + ((evidence.kurtosis - 1) / 4) * sharpe * sharpe;
  if (!(variance > 0)) return null;
  return normalCdf((sharpe - benchmark) * Math.sqrt((observations - 1) / variance));
}

/**
 * The same of returns (in excess of whatever they are measured against): σ with ddof 1, skewness and kurtosis with divisor T.
 * Null for returns that never change. Throws `insufficient_data` below two returns.
 */
export function probabilisticSharpeRatio(returns: ArrayLike<number>, benchmark = 0): number | null {
  assertReturns(returns, { atLeast: 2 });
  const sharpe = ratioOf(mean(returns), standardDeviation(returns));
  const skew = skewness(returns);
  const excess = excessKurtosis(returns);
  if (sharpe === null || skew === null || excess === null) return null;
  return probabilityOfSharpe({ sharpe, skewness: skew, kurtosis: excess + 3, observations: returns.length }, benchmark);
}
