import { findRoot } from './find-root.js';

const STEP = Math.log(4);
const MOST_STEPS = 24;

/**
 * The log of the risk aversion at which `shortfall`, which falls with it, is zero. Looks for a bracket by factors of four
 * from `start`, so that no program is solved at an aversion far from where it matters. Without a zero: the end of the
 * search on the side where it would be.
 */
export function findLogAversion(
  shortfall: (logAversion: number) => number,
  { start, tolerance }: { start: number; tolerance: number },
): number {
  const direction = shortfall(start) > 0 ? 1 : -1;
  for (let k = 1; k <= MOST_STEPS; k++) {
    const x = start + direction * k * STEP;
    if (shortfall(x) > 0 === direction > 0) continue;
    const before = x - direction * STEP;
    return findRoot(shortfall, { low: Math.min(x, before), high: Math.max(x, before), tolerance });
  }
  return start + direction * MOST_STEPS * STEP;
}
