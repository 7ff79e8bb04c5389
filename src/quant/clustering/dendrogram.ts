import type { Merge } from './linkage.js';

/** Leaves of the tree from left to right. */
export function leafOrder(merges: readonly Merge[], count: number): number[] {
  return leavesOf(merges, count, count + merges.length - 1);
}

/** Leaves below one node, from left to right. */
export function leavesOf(merges: readonly Merge[], count: number, node: number): number[] {
  const leaves: number[] = [];
  const open = [node];
  while (open.length > 0) {
    const next = open.pop()!;
    if (next < count) leaves.push(next);
    else {
      const { left, right } = merges[next - count]!;
      open.push(right, left);
    }
  }
  return leaves;
}

/** The nodes below which the k clusters are that the last k − 1 merges unite. */
export function clusterNodes(merges: readonly Merge[], count: number, k: number): number[] {
  const firstCut = count + merges.length - (k - 1);
  const nodes: number[] = [];
  const open = [count + merges.length - 1];
  while (open.length > 0) {
    const node = open.pop()!;
    if (node < firstCut) nodes.push(node);
    else {
      const { left, right } = merges[node - count]!;
      open.push(right, left);
    }
  }
  return nodes;
}
