import { QuantError } from '../quant-error.js';
import { checkTime } from '../solve-limits.js';

export type Linkage = 'single' | 'complete' | 'average' | 'ward';

export const LINKAGES: readonly Linkage[] = ['single', 'complete', 'average', 'ward'];

/** Two clusters that become one. Leaves are 0…N−1; the cluster of merge i is N + i. */
export interface Merge {
  /** The smaller of the two ids. */
  readonly left: number;
  readonly right: number;
  readonly distance: number;
}

type Update = (x: number, y: number, parts: { xy: number; nx: number; ny: number; ni: number }) => number;

/** Distance of cluster i to the union of x and y (G. Lance, W. Williams, The Computer Journal 9, 1967). */
const UPDATES: Record<Linkage, Update> = {
  single: (x, y) => Math.min(x, y),
  complete: (x, y) => Math.max(x, y),
  average: (x, y, { nx, ny }) => (nx * x + ny * y) / (nx + ny),
  ward: (x, y, { xy, nx, ny, ni }) =>
    Math.sqrt(Math.max(0, ((ni + nx) * x * x + (ni + ny) * y * y - ni * xy * xy) / (nx + ny + ni))),
};

/**
 * Agglomerative clustering of N points from their distances (N × N, symmetric, row by row): N − 1 merges in ascending
 * distance. O(N²) by chains of nearest neighbours. Source: F. Murtagh, "A survey of recent advances in hierarchical
 * clustering algorithms", The Computer Journal 26 (1983). Throws `invalid_input` for a distance that is not a number.
 */
export function linkage(distances: Float64Array, count: number, method: Linkage): Merge[] {
  if (distances.includes(NaN)) throw new QuantError('invalid_input', 'a distance between two symbols is not defined');
  const state = { d: distances.slice(), sizes: new Float64Array(count).fill(1), n: count };
  const merges: Merge[] = [];
  const chain: number[] = [];
  while (merges.length < count - 1) {
    checkTime('clustering');
    if (chain.length === 0) chain.push(state.sizes.findIndex((size) => size > 0));
    const [x, y] = growToPair(state, chain);
    chain.length -= 2;
    merges.push({ left: x, right: y, distance: state.d[x * count + y]! });
    unite(state, [x, y], UPDATES[method]);
  }
  return labelled(merges, count);
}

interface State {
  readonly d: Float64Array;
  /** 0 for a cluster that is part of another. */
  readonly sizes: Float64Array;
  readonly n: number;
}

/** Follows nearest neighbours until two are each other's. */
function growToPair({ d, sizes, n }: State, chain: number[]): [number, number] {
  for (;;) {
    const x = chain[chain.length - 1]!;
    const before = chain.length > 1 ? chain[chain.length - 2]! : -1;
    let nearest = before;
    let least = before >= 0 ? d[x * n + before]! : Infinity;
    for (let i = 0; i < n; i++) {
      if (sizes[i] === 0 || i === x || !(d[x * n + i]! < least)) continue;
      least = d[x * n + i]!;
      nearest = i;
    }
    if (nearest === before) return x < nearest ? [x, nearest] : [nearest, x];
    chain.push(nearest);
  }
}

/** The union takes the place of y. */
function unite({ d, sizes, n }: State, [x, y]: [number, number], update: Update): void {
  const [nx, ny, xy] = [sizes[x]!, sizes[y]!, d[x * n + y]!];
  sizes[x] = 0;
  sizes[y] = nx + ny;
  for (let i = 0; i < n; i++) {
    if (sizes[i] === 0 || i === y) continue;
    const value = update(d[i * n + x]!, d[i * n + y]!, { xy, nx, ny, ni: sizes[i]! });
    d[i * n + y] = value;
    d[y * n + i] = value;
  }
}

/** Chains find merges in another order: sorted by distance, with the ids that this order gives. */
function labelled(merges: readonly Merge[], count: number): Merge[] {
  const parents = new Int32Array(2 * count - 1).map((_, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    while (parents[root] !== root) root = parents[root]!;
    return root;
  };
  return [...merges]
    .sort((a, b) => a.distance - b.distance)
    .map(({ left, right, distance }, i) => {
      const [a, b] = [rootOf(left), rootOf(right)];
      parents[a] = parents[b] = count + i;
      return { left: Math.min(a, b), right: Math.max(a, b), distance };
    });
}
