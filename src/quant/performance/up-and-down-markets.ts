import { beta } from './benchmark-regression.js';
import { compoundAnnualGrowthRate } from './growth.js';
import { assertCompoundable, assertPaired } from './returns-series.js';
import { ratioOf } from './variation.js';

type Paired = readonly [returns: ArrayLike<number>, benchmark: ArrayLike<number>];

/**
 * Compound annual growth rate over the periods in which the benchmark rose, over that of the benchmark itself, both annualised
 * by the number of those periods. Null where it never rose. Throws `invalid_input` for series of different length.
 */
export function upCapture(
  returns: ArrayLike<number>,
  benchmark: ArrayLike<number>,
  periodsPerYear: number,
): number | null {
  return captureWhere([returns, benchmark], 1, periodsPerYear);
}

/** The same over the periods in which the benchmark fell: below 1 is a smaller loss. Null where it never fell. */
export function downCapture(
  returns: ArrayLike<number>,
  benchmark: ArrayLike<number>,
  periodsPerYear: number,
): number | null {
  return captureWhere([returns, benchmark], -1, periodsPerYear);
}

/** Beta over the periods in which the benchmark rose; null below two of them or where it rose by the same always. */
export function upBeta(returns: ArrayLike<number>, benchmark: ArrayLike<number>): number | null {
  return betaWhere([returns, benchmark], 1);
}

/** The same over the periods in which the benchmark fell. */
export function downBeta(returns: ArrayLike<number>, benchmark: ArrayLike<number>): number | null {
  return betaWhere([returns, benchmark], -1);
}

/** 1: the periods in which the benchmark rose, -1: those in which it fell. */
type Direction = 1 | -1;

function captureWhere([returns, benchmark]: Paired, direction: Direction, periodsPerYear: number): number | null {
  assertCompoundable(returns);
  assertCompoundable(benchmark, { name: 'benchmark' });
  const [own, market] = select([returns, benchmark], direction);
  if (market.length === 0) return null;
  const growth = compoundAnnualGrowthRate(market, periodsPerYear);
  return ratioOf(compoundAnnualGrowthRate(own, periodsPerYear), growth);
}

function betaWhere(paired: Paired, direction: Direction): number | null {
  const [own, market] = select(paired, direction);
  return market.length < 2 ? null : beta(own, market);
}

function select([returns, benchmark]: Paired, direction: Direction): [number[], number[]] {
  assertPaired(returns, benchmark);
  const isChosen = (_: number, t: number): boolean => benchmark[t]! * direction > 0;
  return [Array.from(returns).filter(isChosen), Array.from(benchmark).filter(isChosen)];
}
