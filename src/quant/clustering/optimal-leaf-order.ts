import { checkTime } from '../solve-limits.js';
import { leavesOf } from './dendrogram.js';
import type { Merge } from './linkage.js';

/**
 * The order of the leaves in which neighbours are nearest: of the 2^(N−1) orders that the tree allows one with the least sum
 * of distances (N × N, row by row) between neighbours; the left branch of the root stays on the left. O(N³) for a balanced
 * tree. Source: Z. Bar-Joseph, D. Gifford, T. Jaakkola, "Fast optimal leaf ordering for hierarchical clustering",
 * Bioinformatics 17 (2001).
 */
export function optimalLeafOrder(distances: Float64Array, merges: readonly Merge[], count: number): number[] {
  return new LeafOrdering(distances, merges, count).order();
}

/**
 * The order that grows merge by merge: each of the two clusters stays as it is or is mirrored, so that the ends that are best
 * for this merge alone lie outside. Not the least sum: what a cluster looks like inside is not looked at again when a later
 * merge wants other ends. It is the order of SciPy's `optimal_leaf_ordering`
 * (https://github.com/scipy/scipy/issues/11227) and so of the default of skfolio. O(N³) for a balanced tree.
 */
export function stepwiseLeafOrder(distances: Float64Array, merges: readonly Merge[], count: number): number[] {
  return new LeafOrdering(distances, merges, count).stepwise();
}

class LeafOrdering {
  /** The least sum below the lowest common node of two leaves when they are its ends; by pair of leaves. */
  private readonly least: Float64Array;
  private readonly leaves: readonly (readonly number[])[];

  constructor(
    private readonly distances: Float64Array,
    private readonly merges: readonly Merge[],
    private readonly count: number,
  ) {
    this.least = new Float64Array(count * count);
    this.leaves = Array.from({ length: count + merges.length }, (_, node) => leavesOf(merges, count, node));
  }

  order(): number[] {
    for (const merge of this.merges) this.fill(merge);
    const ends = this.bestEnds(this.merges[this.merges.length - 1]!);
    return this.between(this.count + this.merges.length - 1, ends);
  }

  stepwise(): number[] {
    const orders: number[][] = Array.from({ length: this.count }, (_, leaf) => [leaf]);
    for (const merge of this.merges) {
      this.fill(merge);
      const [first, last] = this.bestEnds(merge);
      const [onLeft, onRight] = [orders[merge.left]!, orders[merge.right]!];
      if (this.isOnRight(merge.left, first)) onLeft.reverse();
      if (!this.isOnRight(merge.right, last)) onRight.reverse();
      orders.push([...onLeft, ...onRight]);
    }
    return orders[orders.length - 1]!;
  }

  /** The ends of the least sum for a merge alone; of several the first in the order of the tree. */
  private bestEnds({ left, right }: Merge): [number, number] {
    let ends: [number, number] = [-1, -1];
    let least = Infinity;
    for (const u of this.leaves[left]!) {
      for (const w of this.leaves[right]!) {
        const sum = this.least[u * this.count + w]!;
        if (sum < least) [least, ends] = [sum, [u, w]];
      }
    }
    return ends;
  }

  /** least(u, w) = min over the inner ends m, k of least(u, m) + d(m, k) + least(k, w), first over m, then over k. */
  private fill({ left, right }: Merge): void {
    const { least, count } = this;
    const [ofLeft, ofRight] = [this.leaves[left]!, this.leaves[right]!];
    const endsOnRight = ofRight.map((w) => this.innerEnds(right, w));
    const upTo = new Float64Array(count);
    for (const u of ofLeft) {
      checkTime('leaf order');
      const inner = this.innerEnds(left, u);
      for (const k of ofRight) upTo[k] = this.nearest(u, inner, k);
      ofRight.forEach((w, at) => {
        let sum = Infinity;
        for (const k of endsOnRight[at]!) sum = Math.min(sum, upTo[k]! + least[k * count + w]!);
        least[u * count + w] = least[w * count + u] = sum;
      });
    }
  }

  /** min over m of least(u, m) + d(m, k). */
  private nearest(u: number, inner: readonly number[], k: number): number {
    const { least, distances, count } = this;
    let sum = Infinity;
    for (const m of inner) sum = Math.min(sum, least[u * count + m]! + distances[m * count + k]!);
    return sum;
  }

  /** Where a branch can end when the leaf is its other end: the branches of the node are each on one side. */
  private innerEnds(node: number, leaf: number): readonly number[] {
    if (node < this.count) return [leaf];
    const { left, right } = this.merges[node - this.count]!;
    return this.isBelow(left, leaf) ? this.leaves[right]! : this.leaves[left]!;
  }

  private isOnRight(node: number, leaf: number): boolean {
    return node >= this.count && this.isBelow(this.merges[node - this.count]!.right, leaf);
  }

  private isBelow(node: number, leaf: number): boolean {
    return this.leaves[node]!.includes(leaf);
  }

  /** The leaves below a node from the first end to the other. */
  private between(node: number, [first, last]: [number, number]): number[] {
    if (node < this.count) return [node];
    const { left, right } = this.merges[node - this.count]!;
    if (!this.isBelow(left, first)) return this.between(node, [last, first]).reverse();
    const { least, count } = this;
    const onRight = this.innerEnds(right, last);
    let inner: [number, number] = [first, last];
    let sum = Infinity;
    for (const m of this.innerEnds(left, first)) {
      for (const k of onRight) {
        const candidate = least[first * count + m]! + this.distances[m * count + k]! + least[k * count + last]!;
        if (candidate < sum) [sum, inner] = [candidate, [m, k]];
      }
    }
    return [...this.between(left, [first, inner[0]]), ...this.between(right, [inner[1], last])];
  }
}
