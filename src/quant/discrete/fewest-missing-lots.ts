import { checkTime } from '../solve-limits.js';
import { greedyLots } from './greedy-lots.js';
import { lotsBelow, type WholeLots, type WholeLotsProblem } from './whole-lots.js';

/** Beyond this the best choice so far is given, with a bound on what a better one could gain. */
export const MOST_NODES = 200_000;
/** An improvement smaller than this part of the limit is rounding. */
const NEGLIGIBLE = 1e-13;

/**
 * The whole lots that leave the least of the targets missing: min Σ max(0, targetᵢ − nᵢpᵢ) with Σ nᵢpᵢ ≤ limit. Where the
 * targets sum to the limit V this is half of Σ|targetᵢ − nᵢpᵢ| + (V − Σnᵢpᵢ), the distance to the targets and the cash
 * that stays. Depth-first branch and bound from the dearest asset to the cheapest, so that the cheap ones fill what is left;
 * the bound is that of the linear relaxation. It starts from the greedy choice or the rounded relaxation, so it is never
 * worse. Proven to be the best where `bound` is the shortfall; at most `MOST_NODES` choices are looked at.
 */
export function fewestMissingLots(problem: WholeLotsProblem, mostNodes = MOST_NODES): WholeLots {
  return new Search(problem, mostNodes).run();
}

class Search {
  /** By position in the search: assets from the dearest to the cheapest. */
  private readonly order: number[];
  private readonly prices: Float64Array;
  private readonly targets: Float64Array;
  /** Lots that fit into the target, and what they leave of it. */
  private readonly whole: Float64Array;
  private readonly rest: Float64Array;
  /** Sums of the positions from here on: targets, and cost of the lots that fit. */
  private readonly targetsFrom: Float64Array;
  private readonly wholeFrom: Float64Array;
  /** Positions by what one more lot brings for its price, best first. */
  private readonly byYield: number[];
  private readonly counts: Float64Array;
  private readonly tolerance: number;
  private best: WholeLots;
  private nodes = 0;
  private open = Infinity;

  constructor(
    private readonly problem: WholeLotsProblem,
    private readonly mostNodes: number,
  ) {
    const { names, targets, prices, limit } = problem;
    this.order = [...targets.keys()].sort(
      (a, b) => prices[b]! - prices[a]! || targets[b]! - targets[a]! || (names[a]! < names[b]! ? -1 : 1),
    );
    this.prices = Float64Array.from(this.order, (i) => prices[i]!);
    this.targets = Float64Array.from(this.order, (i) => targets[i]!);
    this.whole = this.targets.map((target, k) => lotsBelow(target, this.prices[k]!));
    this.rest = this.targets.map((target, k) => Math.max(0, target - this.whole[k]! * this.prices[k]!));
    this.targetsFrom = sumsFrom(this.targets);
    this.wholeFrom = sumsFrom(this.whole.map((count, k) => count * this.prices[k]!));
    const yieldOf = (k: number): number => this.rest[k]! / this.prices[k]!;
    this.byYield = [...this.order.keys()].sort((a, b) => yieldOf(b) - yieldOf(a) || a - b);
    this.counts = new Float64Array(this.order.length);
    this.tolerance = NEGLIGIBLE * limit;
    this.best = greedyLots(problem);
  }

  run(): WholeLots {
    this.roundRelaxation();
    this.visit(0, this.problem.limit, 0);
    const { shortfall } = this.best;
    return { ...this.best, nodes: this.nodes, bound: Math.min(shortfall, this.open) };
  }

  /** The lots that fit, and one more of what yields most as long as it can be paid. */
  private roundRelaxation(): void {
    this.counts.set(this.whole);
    let left = this.problem.limit - this.wholeFrom[0]!;
    let missing = this.targetsFrom[0]! - this.wholeFrom[0]!;
    if (left < 0) return;
    for (const k of this.byYield) {
      if (this.prices[k]! > left || this.rest[k] === 0) continue;
      this.counts[k]! += 1;
      left -= this.prices[k]!;
      missing -= this.rest[k]!;
    }
    if (missing < this.best.shortfall - this.tolerance) this.keep(Math.max(0, missing));
  }

  /** Decides position k with `left` to spend, `missing` so far. */
  private visit(k: number, left: number, missing: number): void {
    this.nodes++;
    checkTime('branch_and_bound');
    if (k === this.order.length) {
      if (missing < this.best.shortfall - this.tolerance) this.keep(missing);
      return;
    }
    const price = this.prices[k]!;
    const isOver = this.rest[k]! > 0;
    const most = Math.min(this.whole[k]! + (isOver ? 1 : 0), Math.floor(left / price));
    for (let count = most; count >= 0; count--) {
      const lacking = missing + Math.max(0, this.targets[k]! - count * price);
      const bound = lacking + this.leastMissing(k + 1, left - count * price);
      if (bound >= this.best.shortfall - this.tolerance) {
        // Fewer lots than fit into the target free for others no more than they lack.
        if (count <= this.whole[k]!) return;
        continue;
      }
      if (this.nodes >= this.mostNodes) {
        this.open = Math.min(this.open, bound);
        if (count <= this.whole[k]!) return;
        continue;
      }
      this.counts[k] = count;
      this.visit(k + 1, left - count * price, lacking);
    }
  }

  /** What positions from k on lack at least with `left` to spend: the linear relaxation. */
  private leastMissing(k: number, left: number): number {
    const targets = this.targetsFrom[k]!;
    let rest = left - this.wholeFrom[k]!;
    if (rest <= 0) return targets - left;
    let missing = targets - this.wholeFrom[k]!;
    for (const other of this.byYield) {
      if (other < k) continue;
      const price = this.prices[other]!;
      if (price > rest) return missing - (this.rest[other]! * rest) / price;
      missing -= this.rest[other]!;
      rest -= price;
    }
    return Math.max(0, missing);
  }

  private keep(shortfall: number): void {
    const counts = new Float64Array(this.order.length);
    this.order.forEach((asset, k) => (counts[asset] = this.counts[k]!));
    this.best = { counts, shortfall, nodes: 0, bound: 0 };
  }
}

/** Sums of the values from each place to the end, and 0. */
function sumsFrom(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let k = values.length - 1; k >= 0; k--) sums[k] = sums[k + 1]! + values[k]!;
  return sums;
}
