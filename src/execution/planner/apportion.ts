import { type Decimal, ZERO, decimal, roundDown, sumDecimals } from '../../common/decimal.js';
import type { SleeveAmount } from './plan.js';

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Splits `total` in proportion to the weights into parts of at most `places` decimals that sum to exactly `total`
 * (largest remainder, ties by sleeve name). A part never exceeds its weight when `total` does not exceed their sum and
 * the weights have no more than `places` decimals. `total` must have at most `places` decimals.
 */
export function apportion(total: Decimal, weights: readonly SleeveAmount[], places: number): SleeveAmount[] {
  const weightSum = sumDecimals(weights.map((weight) => weight.amount));
  if (weightSum.lte(ZERO)) throw new RangeError(`nothing to apportion ${total.toFixed()} to`);
  const unit = decimal(`1e-${places}`);
  const parts = weights.map(({ sleeve, amount }) => {
    const quota = total.times(amount).div(weightSum);
    const floor = roundDown(quota, places);
    return { sleeve, floor, remainder: quota.minus(floor) };
  });
  let left = total.minus(sumDecimals(parts.map((part) => part.floor)));
  const extra = new Set<string>();
  const ranked = parts.toSorted((a, b) => b.remainder.cmp(a.remainder) || byName(a.sleeve, b.sleeve));
  for (const { sleeve } of ranked) {
    if (left.lt(unit)) break;
    extra.add(sleeve);
    left = left.minus(unit);
  }
  return parts
    .map(({ sleeve, floor }) => ({ sleeve, amount: extra.has(sleeve) ? floor.plus(unit) : floor }))
    .sort((a, b) => byName(a.sleeve, b.sleeve));
}
