/** Targets to be met with whole lots of positive price. One side of a book: all positive. */
export interface WholeLotsProblem {
  /** K, no two alike: what decides between equals, so that the order of the assets does not. */
  readonly names: readonly string[];
  /** Value wanted of each asset (K, positive). */
  readonly targets: Float64Array;
  /** Price of one lot (K, positive). */
  readonly prices: Float64Array;
  /** The lots cost no more than this together. */
  readonly limit: number;
}

export interface WholeLots {
  /** K whole numbers. */
  readonly counts: Float64Array;
  /** What the targets lack, Σ max(0, targetᵢ − nᵢpᵢ). */
  readonly shortfall: number;
  /** Choices that were looked at; 0: none was searched. */
  readonly nodes: number;
  /** No choice has a smaller shortfall than this; equal to it where that is proven. */
  readonly bound: number;
}

/** A quotient this close to a whole number, relative, is that number: 0.29·100/1 is 29, not 28.999999999999996. */
const ROUNDING = 1e-12;

/** The most whole lots that are worth no more than the target. */
export function lotsBelow(target: number, price: number): number {
  const quotient = target / price;
  return Math.floor(quotient + ROUNDING * Math.max(1, quotient));
}

export function shortfallOf({ targets, prices }: WholeLotsProblem, counts: Float64Array): number {
  let total = 0;
  counts.forEach((count, i) => (total += Math.max(0, targets[i]! - count * prices[i]!)));
  return total;
}
