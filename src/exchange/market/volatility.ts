/** Weights of yesterday's squared return and variance in today's variance, a GARCH(1,1) around the long-run variance. */
const NEWS = 0.09;
const PERSISTENCE = 0.88;

/** Of a day's variance, this share belongs to the gap between yesterday's close and today's open. */
export const OVERNIGHT_SHARE = 0.2;

/** What a symbol without usable history is given: 2 % a day. */
const DEFAULT_VARIANCE = 0.02 ** 2;
const FEWEST_RETURNS = 20;

export interface Volatility {
  /** Variance of the coming day's log return. */
  variance: number;
  longRunVariance: number;
}

export function nextVariance(volatility: Volatility, logReturn: number): number {
  const base = volatility.longRunVariance * (1 - NEWS - PERSISTENCE);
  return base + NEWS * logReturn ** 2 + PERSISTENCE * volatility.variance;
}

/** The state of the volatility model after a history of closes, oldest first. */
export function estimateVolatility(closes: readonly number[]): Volatility {
  const returns = closes.slice(1).map((close, i) => Math.log(close / (closes[i] as number)));
  const meanSquare = returns.reduce((sum, value) => sum + value * value, 0) / Math.max(1, returns.length);
  const longRunVariance = returns.length < FEWEST_RETURNS || meanSquare === 0 ? DEFAULT_VARIANCE : meanSquare;
  let variance = longRunVariance;
  for (const value of returns) variance = nextVariance({ variance, longRunVariance }, value);
  return { variance, longRunVariance };
}
