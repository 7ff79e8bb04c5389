import { QuantError } from '../quant-error.js';

/** Growth of 1 after each period: Π(1 + r), T values. */
export function cumulativeWealth(returns: ArrayLike<number>): Float64Array {
  const wealth = new Float64Array(returns.length);
  let value = 1;
  for (let t = 0; t < returns.length; t++) wealth[t] = value *= 1 + returns[t]!;
  return wealth;
}

/** Arithmetic mean times the periods of a year. Throws `insufficient_data` for no returns. */
export function annualisedReturn(returns: ArrayLike<number>, periodsPerYear: number): number {
  return mean(returns) * periodsPerYear;
}

/** Standard deviation (ddof 1) times the root of the periods of a year. Throws `insufficient_data` below two returns. */
export function annualisedVolatility(returns: ArrayLike<number>, periodsPerYear: number): number {
  if (returns.length < 2) {
    throw new QuantError('insufficient_data', `${returns.length} returns have no volatility: at least 2 are needed`);
  }
  const average = mean(returns);
  let squares = 0;
  for (let t = 0; t < returns.length; t++) squares += (returns[t]! - average) ** 2;
  return Math.sqrt((squares / (returns.length - 1)) * periodsPerYear);
}

/** (mean − rf/periods)·periods / (σ·√periods), rf annual. Throws `insufficient_data` where the volatility is zero. */
export function sharpeRatio(returns: ArrayLike<number>, riskFreeRate: number, periodsPerYear: number): number {
  const volatility = annualisedVolatility(returns, periodsPerYear);
  if (volatility === 0) throw new QuantError('insufficient_data', 'returns that never change have no Sharpe ratio');
  return (annualisedReturn(returns, periodsPerYear) - riskFreeRate) / volatility;
}

/** The deepest fall from a previous high, as a fraction ≤ 0; the start counts as a high, so a loss on day one shows. */
export function maxDrawdown(returns: ArrayLike<number>): number {
  let high = 1;
  let value = 1;
  let deepest = 0;
  for (let t = 0; t < returns.length; t++) {
    value *= 1 + returns[t]!;
    high = Math.max(high, value);
    deepest = Math.min(deepest, value / high - 1);
  }
  return deepest;
}

function mean(values: ArrayLike<number>): number {
  if (values.length === 0) throw new QuantError('insufficient_data', 'there are no returns');
  let total = 0;
  for (let t = 0; t < values.length; t++) total += values[t]!;
  return total / values.length;
}
