import { type Decimal, ZERO, decimalFromUnits, placesOf, unitsOf } from '../../common/decimal.js';
import type { SleeveAmount } from './plan.js';

export interface SleeveUnits {
  readonly sleeve: string;
  readonly units: bigint;
}

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Splits `total` in proportion to the weights into parts of at most `places` decimals that sum to exactly `total`
 * (largest remainder, ties by sleeve name). A part never exceeds its weight when `total` does not exceed their sum and
 * the weights have no more than `places` decimals. `total` must have at most `places` decimals.
 */
export function apportion(total: Decimal, weights: readonly SleeveAmount[], places: number): SleeveAmount[] {
  const scale = Math.max(...weights.map(({ amount }) => placesOf(amount)), 0);
  const whole = weights.map(({ sleeve, amount }) => ({ sleeve, units: unitsOf(amount, scale) }));
  return apportionUnits(unitsOf(total, places), whole).map(({ sleeve, units }) => ({
    sleeve,
    amount: units === 0n ? ZERO : decimalFromUnits(units, places),
  }));
}

/** The same in whole units. */
export function apportionUnits(total: bigint, weights: readonly SleeveUnits[]): SleeveUnits[] {
  const sum = weights.reduce((all, { units }) => all + units, 0n);
  if (sum <= 0n) throw new RangeError(`nothing to apportion ${total} units to`);
  const parts = weights.map(({ sleeve, units: weight }) => {
    const quota = total * weight;
    return { sleeve, units: quota / sum, remainder: quota % sum };
  });
  let left = total - parts.reduce((all, { units }) => all + units, 0n);
  const ranked = parts.toSorted((a, b) => compare(b.remainder, a.remainder) || byName(a.sleeve, b.sleeve));
  for (const part of ranked) {
    if (left <= 0n) break;
    part.units += 1n;
    left -= 1n;
  }
  return parts.map(({ sleeve, units }) => ({ sleeve, units })).sort((a, b) => byName(a.sleeve, b.sleeve));
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
