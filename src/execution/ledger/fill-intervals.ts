import { type Decimal, type Quantity, ZERO, minDecimal } from '../../common/decimal.js';

/** A stretch (from, to] of an order's cumulative filled quantity. */
export interface Interval {
  readonly from: Quantity;
  readonly to: Quantity;
}

export function intervalOf(fill: { cumQty: Decimal; qty: Decimal }): Interval {
  return { from: fill.cumQty.minus(fill.qty), to: fill.cumQty };
}

/** True when any part of the interval is booked already, whichever way it was told. */
export function isCovered(booked: readonly Interval[], interval: Interval): boolean {
  return booked.some(({ from, to }) => from.lt(interval.to) && interval.from.lt(to));
}

/** The stretches of (0, filledQty] that are not booked, ascending. */
export function findGaps(booked: readonly Interval[], filledQty: Quantity): Interval[] {
  const gaps: Interval[] = [];
  let reached = ZERO;
  for (const { from, to } of booked.toSorted((a, b) => a.from.cmp(b.from))) {
    const end = minDecimal(from, filledQty);
    if (end.gt(reached)) gaps.push({ from: reached, to: end });
    if (to.gt(reached)) reached = to;
  }
  if (filledQty.gt(reached)) gaps.push({ from: reached, to: filledQty });
  return gaps;
}
