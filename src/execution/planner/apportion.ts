import { type Decimal, ZERO, decimalFromUnits, placesOf, unitsOf } from '../../common/decimal.js';
import type { SleeveAmount } from './plan.js';

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Splits `total` in proportion to the weights into parts of at most `places` decimals that sum to exactly `total`
 * (largest remainder, ties by sleeve name). A part never exceeds its weight when `total` does not exceed their sum and
 * the weights have no more than `places` decimals. `total` must have at most `places` decimals. In whole units, because
 * that is exact and fast.
 */
export function apportion(total: Decimal, weights: readonly SleeveAmount[], places: number): SleeveAmount[] {
  const scale = Math.max(...weights.map(({ amount }) => placesOf(amount)), 0);
  const units = unitsOf(total, places);
  const shares = weights.map(({ sleeve, amount }) => ({ sleeve, weight: unitsOf(amount, scale) }));
  const sum = shares.reduce((all, { weight }) => all + weight, 0n);
  if (sum <= 0n) throw new RangeError(`nothing to apportion ${total.toFixed()} to`);
  const parts = shares.map(({ sleeve, weight }) => {
    const quota = units * weight;
    return { sleeve, units: quota / sum, remainder: quota % sum };
  });
  let left = units - parts.reduce((all, part) => all + part.units, 0n);
  const ranked = parts.toSorted((a, b) => compare(b.remainder, a.remainder) || byName(a.sleeve, b.sleeve));
  for (const part of ranked) {
    if (left <= 0n) break;
    part.units += 1n;
    left -= 1n;
  }
  return parts
    .map((part) => ({ sleeve: part.sleeve, amount: part.units === 0n ? ZERO : decimalFromUnits(part.units, places) }))
    .sort((a, b) => byName(a.sleeve, b.sleeve));
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
