import { sum } from '../linalg/vector.js';
import { lotsBelow, shortfallOf, type WholeLots, type WholeLotsProblem } from './whole-lots.js';

/**
 * Rounds every position down, then buys lot after lot of the asset that is furthest below its part of what is invested, of
 * those that can be paid, until none is below. Equals are decided by the larger target, then by name. At most one more lot
 * of each asset than its target holds.
 */
export function greedyLots(problem: WholeLotsProblem): WholeLots {
  const { targets, prices, limit } = problem;
  const counts = roundedDown(problem);
  const total = sum(targets);
  let invested = costOf(problem, counts);
  for (let step = 0; step < targets.length; step++) {
    const below = targets.map((target, i) => {
      return target / total - (invested > 0 ? (counts[i]! * prices[i]!) / invested : 0);
    });
    const next = furthestBelow(problem, below, limit - invested);
    if (next === undefined) break;
    counts[next]! += 1;
    invested = costOf(problem, counts);
  }
  return { counts, shortfall: shortfallOf(problem, counts), nodes: 0, bound: 0 };
}

/** Lots that fit into their targets, and, whatever rounding did to those, into the limit. */
function roundedDown(problem: WholeLotsProblem): Float64Array {
  const { names, targets, prices, limit } = problem;
  const counts = targets.map((target, i) => lotsBelow(target, prices[i]!));
  const excess = (i: number): number => counts[i]! * prices[i]! - targets[i]!;
  while (costOf(problem, counts) > limit) {
    const held = [...counts.keys()].filter((i) => counts[i]! > 0);
    held.sort((a, b) => excess(b) - excess(a) || (names[a]! < names[b]! ? -1 : 1));
    counts[held[0]!]! -= 1;
  }
  return counts;
}

function costOf({ prices }: WholeLotsProblem, counts: Float64Array): number {
  return counts.reduce((total, count, i) => total + count * prices[i]!, 0);
}

function furthestBelow(
  { names, targets, prices }: WholeLotsProblem,
  below: Float64Array,
  left: number,
): number | undefined {
  const isBefore = (a: number, b: number): boolean => {
    const difference = below[a]! - below[b]! || targets[a]! - targets[b]!;
    return difference > 0 || (difference === 0 && names[a]! < names[b]!);
  };
  let best: number | undefined;
  for (let i = 0; i < targets.length; i++) {
    if (prices[i]! > left || below[i]! <= 0) continue;
    if (best === undefined || isBefore(i, best)) best = i;
  }
  return best;
}
