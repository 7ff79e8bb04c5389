import type { ConstraintSet } from '../constraints/constraint-set.js';
import { QuantError } from '../quant-error.js';
import { countIteration } from '../solve-limits.js';
import { mayMeetRows } from './count-bounds.js';
import type { PortfolioSolution } from './portfolio-program.js';

/** Up to this many symbols the search goes on until the optimum is proven; beyond, it ends at the node limit. */
export const EXACT_UP_TO = 40;
const MAX_NODES = 20_000;
const MAX_NODES_BEYOND = 400;
const IS_ZERO = 1e-9;
const GAP = 1e-10;

export type PositionsSolution<S extends PortfolioSolution> = S & {
  readonly nodes: number;
  /** Relative distance of the objective to the best that is still possible; 0: proven. */
  readonly gap: number;
  readonly ended: SearchEnd;
};

/** Why a search ended: what it found is the optimum, or the best of as many nodes or iterations as there may be. */
export type SearchEnd = 'proven' | 'node_limit' | 'iteration_limit';

interface Node<S> {
  /** Per asset: 0 undecided, 1 held (or held long), −1 not held, 2 held short. */
  readonly choices: Int8Array;
  readonly bound: number;
  readonly solution: S;
}

type Solve<S> = (set: ConstraintSet, start?: Float64Array) => S | undefined;

export interface PositionsProblem<S extends PortfolioSolution> {
  /** The convex program without the counting. Throws `infeasible`. */
  readonly solve: (set: ConstraintSet, start?: Float64Array) => S;
  /** The objective that is minimised. */
  readonly valueOf: (solution: S) => number;
}

/** `best` is undefined where no choice is possible, or none was found before the search ended. */
export interface Exploration<S extends PortfolioSolution> {
  readonly best: PositionsSolution<S> | undefined;
  readonly nodes: number;
  readonly ended: SearchEnd;
}

/**
 * At most `maxPositions` weights differ from zero, each at least `minPosition` large: branch and bound over which assets are
 * held, best bound first, each node the convex program without the counting. At the limit of iterations the best so far is
 * given with its gap, if there is one.
 */
export function explorePositions<S extends PortfolioSolution>(
  set: ConstraintSet,
  { solve, valueOf }: PositionsProblem<S>,
): Exploration<S> {
  return new Search(set, feasible(solve), valueOf).run();
}

class Search<S extends PortfolioSolution> {
  private best: { solution: S; value: number } | undefined;
  private readonly open: Node<S>[] = [];
  private iterations = 0;
  private nodes = 0;
  /** What no choice can be below. */
  private bound = -Infinity;

  constructor(
    private readonly set: ConstraintSet,
    private readonly solve: Solve<S>,
    private readonly valueOf: (solution: S) => number,
  ) {}

  run(): Exploration<S> {
    const ended = this.explore();
    const { best, bound, iterations, nodes } = this;
    if (!best) return { best: undefined, nodes, ended };
    const gap = ended === 'proven' ? 0 : (best.value - bound) / (Math.abs(best.value) || 1);
    return { best: { ...best.solution, iterations, nodes, gap: Math.max(0, gap), ended }, nodes, ended };
  }

  private explore(): SearchEnd {
    const n = this.set.symbols.length;
    const limit = n <= EXACT_UP_TO ? MAX_NODES : MAX_NODES_BEYOND;
    try {
      this.visit(new Int8Array(n));
      while (this.open.length > 0 && this.nodes < limit) {
        countIteration('branch_and_bound');
        this.open.sort((a, b) => b.bound - a.bound);
        const node = this.open.pop()!;
        this.bound = node.bound;
        if (this.isBeaten(node.bound)) break;
        this.tryRounding(node);
        this.branch(node);
      }
    } catch (error) {
      const isLimit = error instanceof QuantError && error.code === 'limit_iterations';
      if (isLimit && this.best) return 'iteration_limit';
      throw error;
    }
    return this.open.every((node) => this.isBeaten(node.bound)) ? 'proven' : 'node_limit';
  }

  private isBeaten(bound: number): boolean {
    return this.best !== undefined && bound >= this.best.value - GAP * (Math.abs(this.best.value) || 1);
  }

  private visit(choices: Int8Array, start?: Float64Array): void {
    this.nodes++;
    const restricted = restrict(this.set, choices);
    const solution = restricted && this.solve(restricted, start);
    if (!solution) return;
    this.iterations += solution.iterations;
    const bound = this.valueOf(solution);
    if (this.isBeaten(bound)) return;
    if (this.keepsCount(solution.weights)) this.best = { solution: withoutCrumbs(solution), value: bound };
    else this.open.push({ choices, bound, solution });
  }

  private keepsCount(weights: Float64Array): boolean {
    const held = weights.filter((weight) => Math.abs(weight) > IS_ZERO);
    const isLargeEnough = held.every((weight) => Math.abs(weight) >= this.set.minPosition - IS_ZERO);
    return held.length <= this.set.maxPositions && isLargeEnough;
  }

  /** The largest weights of the relaxation are a good guess. */
  private tryRounding({ choices, solution }: Node<S>): void {
    const ranked = [...solution.weights.keys()].sort(
      (a, b) => Math.abs(solution.weights[b]!) - Math.abs(solution.weights[a]!) || a - b,
    );
    const guess = choices.map(() => -1);
    for (const asset of ranked.slice(0, this.set.maxPositions)) guess[asset] = solution.weights[asset]! < 0 ? 2 : 1;
    this.visit(guess, solution.weights);
  }

  /** On the undecided asset whose weight says least whether it is held. */
  private branch({ choices, solution }: Node<S>): void {
    const { weights } = solution;
    const undecided = [...choices.keys()].filter(
      (asset) => choices[asset] === 0 && Math.abs(weights[asset]!) > IS_ZERO,
    );
    const asset = undecided.sort((a, b) => Math.abs(weights[b]!) - Math.abs(weights[a]!) || a - b)[0];
    if (asset === undefined) return;
    const options = this.set.lower[asset]! < 0 && this.set.minPosition > 0 ? [1, 2, -1] : [1, -1];
    for (const option of options) {
      const next = choices.slice();
      next[asset] = option;
      this.visit(next, weights);
    }
  }
}

/** The set under these choices; undefined when they hold too many, or so few cannot meet one of the rows. */
function restrict(set: ConstraintSet, choices: Int8Array): ConstraintSet | undefined {
  const held = choices.filter((choice) => choice > 0).length;
  if (held > set.maxPositions) return undefined;
  const isFull = held === set.maxPositions;
  const lower = set.lower.slice();
  const upper = set.upper.slice();
  choices.forEach((choice, i) => {
    if (choice === -1 || (choice === 0 && isFull)) {
      lower[i] = Math.max(0, Math.min(0, lower[i]!));
      upper[i] = Math.min(0, Math.max(0, upper[i]!));
    }
    if (choice === 1 && set.minPosition > 0) lower[i] = Math.max(lower[i]!, set.minPosition);
    if (choice === 2) upper[i] = Math.min(upper[i]!, -set.minPosition);
  });
  const excluded = set.lower.some(
    (low, i) => (lower[i] === 0 && upper[i] === 0 && (low > 0 || set.upper[i]! < 0)) || lower[i]! > upper[i]!,
  );
  if (excluded) return undefined;
  const isHeld = Array.from(choices, (choice) => choice > 0);
  const isPossible = mayMeetRows(set.rows, { lower, upper, held: isHeld, most: set.maxPositions });
  return isPossible ? { ...set, lower, upper } : undefined;
}

function feasible<S>(solve: (set: ConstraintSet, start?: Float64Array) => S): Solve<S> {
  return (set, start) => {
    try {
      return solve(set, start);
    } catch (error) {
      if (error instanceof QuantError && error.code === 'infeasible') return undefined;
      throw error;
    }
  };
}

function withoutCrumbs<S extends PortfolioSolution>(solution: S): S {
  return { ...solution, weights: solution.weights.map((weight) => (Math.abs(weight) > IS_ZERO ? weight : 0)) };
}
