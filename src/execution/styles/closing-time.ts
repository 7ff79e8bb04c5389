/** Market time before the close in which no style begins anything new: a cancel takes a moment. */
const CUTOFF_MS = 60_000;

/** The last market time at which a style may plan an order for the session. */
export function lastOrderMs({ closesAtMs }: { closesAtMs: number }): number {
  return closesAtMs - CUTOFF_MS;
}
