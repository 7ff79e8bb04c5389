import { type Decimal, placesOf, powerOfTen, unitsOf } from '../../common/decimal.js';
import type { PlanRules } from './plan.js';
import type { Valuation } from './valuation.js';

/** In units of the valuation. */
export interface Drift {
  readonly target: bigint;
  readonly held: bigint;
  readonly price: bigint;
}

/** A fraction as numerator and denominator. */
interface Ratio {
  readonly over: bigint;
  readonly under: bigint;
}

/** Answers whether a holding lies outside one of its bands; one that is to be closed always does. */
export function driftBands(rules: PlanRules, valuation: Valuation): (drift: Drift) => boolean {
  const relative = ratioOf(rules.driftRelative);
  const absolute = absoluteBand(rules, valuation);
  return ({ target, held, price }) => {
    const gap = target > held ? target - held : held - target;
    if (gap === 0n) return false;
    if (target === 0n) return true;
    if (gap * relative.under > (target > held ? target : held) * relative.over) return true;
    return absolute !== undefined && gap * price > absolute;
  };
}

/** In units of value, rounded down: whole units are above it exactly when they are above the fraction itself. */
function absoluteBand({ driftAbsolute }: PlanRules, { capital, qtyScale, priceScale }: Valuation): bigint | undefined {
  return driftAbsolute === undefined ? undefined : unitsOf(driftAbsolute.times(capital), qtyScale + priceScale);
}

function ratioOf(fraction: Decimal): Ratio {
  const places = placesOf(fraction);
  return { over: unitsOf(fraction, places), under: powerOfTen(places) };
}
