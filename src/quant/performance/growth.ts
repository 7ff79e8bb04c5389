import { QuantError } from '../quant-error.js';
import { daysBetween } from './iso-dates.js';
import { assertCompoundable } from './returns-series.js';
import { assertPeriodsPerYear } from './scalar-rules.js';

const DAYS_PER_YEAR = 365.25;

/** Growth of 1 after each period: Π(1 + r), T values. Throws `invalid_input` for a return that is not finite or below −1. */
export function cumulativeWealth(returns: ArrayLike<number>): Float64Array {
  assertCompoundable(returns, { atLeast: 0 });
  const wealth = new Float64Array(returns.length);
  let value = 1;
  for (let t = 0; t < returns.length; t++) wealth[t] = value *= 1 + returns[t]!;
  return wealth;
}

/** Π(1 + r) − 1 of simple returns, not annualised. Throws `insufficient_data` for none. */
export function totalReturn(returns: ArrayLike<number>): number {
  assertCompoundable(returns);
  return cumulativeWealth(returns).at(-1)! - 1;
}

/** growth^(1/years) − 1: the return a year that gives `growth`, final over first value. A growth of 0 is a return of −1. */
export function annualGrowthRate(growth: number, years: number): number {
  if (!(growth >= 0) || growth === Infinity) {
    throw new QuantError('invalid_input', `growth is ${growth}: a finite number of at least 0 is needed`, 'growth');
  }
  if (!(years > 0)) throw new QuantError('insufficient_data', `nothing grows in ${years} years`, 'years');
  return growth ** (1 / years) - 1;
}

/**
 * Compound annual growth rate (CAGR) by periods: Π(1 + r)^(periods/T) − 1, T the number of returns. Throws
 * `insufficient_data` for none.
 */
export function compoundAnnualGrowthRate(returns: ArrayLike<number>, periodsPerYear: number): number {
  assertPeriodsPerYear(periodsPerYear);
  return annualGrowthRate(1 + totalReturn(returns), returns.length / periodsPerYear);
}

/**
 * The same by the calendar, as ffn has it: the years are the days from `start`, the date of the value before the first return,
 * to `end`, that of the last, over 365.25. Throws `invalid_input` for what is no date, `insufficient_data` for an end that is
 * not later.
 */
export function calendarGrowthRate(returns: ArrayLike<number>, { start, end }: { start: string; end: string }): number {
  return annualGrowthRate(1 + totalReturn(returns), daysBetween(start, end) / DAYS_PER_YEAR);
}
