import type { LinearRow } from '../constraints/constraint-set.js';

export interface CountedBounds {
  /** N. */
  readonly lower: Float64Array;
  /** N. */
  readonly upper: Float64Array;
  /** Symbols that count as held already (N). */
  readonly held: readonly boolean[];
  /** How many may be held, those included. */
  readonly most: number;
}

/** What the programs may call feasible is none of what is ruled out here. */
const SLACK = 1e-7;

/**
 * False where so few positions cannot meet one of the rows, taken for itself: what is held counts with its best end, and of
 * the others those that do most. A tree over the choices needs all of them to learn the same.
 */
export function mayMeetRows(rows: readonly LinearRow[], bounds: CountedBounds): boolean {
  const { lower, upper, held, most } = bounds;
  const must = held.map((isHeld, i) => isHeld || lower[i]! > 0 || upper[i]! < 0);
  const free = most - must.filter(Boolean).length;
  if (free < 0) return false;
  return rows.every(({ coefficients, min, max }) => {
    const ends = [...coefficients].map((a, i) => (a === 0 ? [0, 0] : [a * lower[i]!, a * upper[i]!]));
    const highest = reach(
      ends.map(([a, b]) => Math.max(a!, b!)),
      { must, free },
    );
    const lowest = -reach(
      ends.map(([a, b]) => -Math.min(a!, b!)),
      { must, free },
    );
    return highest >= min - SLACK * (1 + Math.abs(min)) && lowest <= max + SLACK * (1 + Math.abs(max));
  });
}

/** The largest sum of all values that must be in it and of so many free ones. */
function reach(values: readonly number[], { must, free }: { must: readonly boolean[]; free: number }): number {
  let total = 0;
  const others: number[] = [];
  values.forEach((value, i) => {
    if (must[i]) total += value;
    else if (value > 0) others.push(value);
  });
  others.sort((a, b) => b - a);
  for (const value of others.slice(0, free)) total += value;
  return total;
}
