import { clusterNodes, leavesOf } from './dendrogram.js';
import type { Merge } from './linkage.js';

const LEAST_TRIED = 8;

/**
 * How many clusters: where the dispersion Wₖ (sum of the clusters' mean distances) bends most, the k with the largest
 * Wₖ − 2Wₖ₊₁ + Wₖ₊₂ plus one merge. Source: S. Yue, X. Wang, M. Wei, "Application of two-order difference to gap
 * statistic", Transactions of Tianjin University 14 (2008). Between 1 and N.
 */
export function countClusters(distances: Float64Array, merges: readonly Merge[], count: number): number {
  if (count < 4) return Math.min(count, 2);
  const most = Math.min(count, Math.max(LEAST_TRIED, Math.round(Math.sqrt(count))));
  const dispersions = Array.from({ length: most }, (_, i) =>
    clusterNodes(merges, count, i + 1)
      .map((node) => meanDistance(distances, count, leavesOf(merges, count, node)))
      .reduce((sum, value) => sum + value, 0),
  );
  let best = 2;
  let largest = -Infinity;
  for (let k = 0; k + 2 < most; k++) {
    const bend = dispersions[k + 2]! + dispersions[k]! - 2 * dispersions[k + 1]!;
    if (bend > largest) [largest, best] = [bend, k + 2];
  }
  return best;
}

function meanDistance(distances: Float64Array, n: number, members: readonly number[]): number {
  let total = 0;
  members.forEach((i, at) => {
    for (let j = 0; j < at; j++) total += distances[i * n + members[j]!]!;
  });
  const pairs = (members.length * (members.length - 1)) / 2;
  return pairs === 0 ? 0 : total / pairs;
}
