import { type Decimal, maxDecimal, type Money, ONE, ZERO } from '../../../common/decimal.js';

/** 1 − now/then as a fraction, 0 where it rose; undefined where there is no positive reference. */
export function fallFrom(then: Money | undefined, now: Money): Decimal | undefined {
  if (then === undefined || then.lte(ZERO)) return undefined;
  return maxDecimal(ZERO, ONE.minus(now.div(then)));
}
