import { gram } from '../linalg/gram.js';
import { zeros, type Matrix } from '../linalg/matrix.js';
import { addTransposed, rowDot } from '../linalg/symmetric.js';
import { sum } from '../linalg/vector.js';
import type { Elimination, ExcessCosts, ScenarioBlock } from './scenario-block.js';

/**
 * Drawdowns dₜ of the uncompounded sum of T returns, which starts at 0, and what they exceed a threshold ζ by:
 * dₜ ≥ dₜ₋₁ − rₜ'w, dₜ ≥ 0, uₜ ≥ dₜ − ζ, uₜ ≥ 0, at a cost of k·uₜ + ½q·uₜ². The exposures are the N weights and ζ.
 *
 * Eliminating uₜ leaves observations of dₜ alone; the dₜ form a chain, eliminated from the first to the last as a Kalman
 * filter does: what is known of dₜ is a mean (linear in the exposures) and a precision, and every observation adds one
 * weighted square of what it deviates by. Only positive numbers are added, so nothing cancels.
 */
export class DrawdownBlock implements ScenarioBlock {
  readonly exposures: number;
  readonly linear: Float64Array;
  readonly quadratic: Float64Array | null;
  readonly inequalities: number;
  private readonly count: number;

  /** `returns` is N × T: a row per asset. */
  constructor(
    private readonly returns: Matrix,
    private readonly costs: ExcessCosts,
  ) {
    this.count = returns.columns;
    this.exposures = returns.rows + 1;
    this.inequalities = 4 * this.count;
    const ofExcess = (cost: number): Float64Array => new Float64Array(2 * this.count).fill(cost, 0, this.count);
    this.linear = ofExcess(costs.linear);
    this.quadratic = costs.quadratic > 0 ? ofExcess(costs.quadratic) : null;
  }

  /** Left sides of uₜ ≥ 0, of uₜ + ζ − dₜ ≥ 0, of dₜ ≥ 0 and of dₜ − dₜ₋₁ + rₜ'w ≥ 0. */
  multiply(exposures: Float64Array | null, own: Float64Array | null): Float64Array {
    const { count, returns } = this;
    const values = new Float64Array(this.inequalities);
    if (exposures) {
      values.fill(exposures[returns.rows]!, count, 2 * count);
      addTransposed(returns, exposures, values.subarray(3 * count));
    }
    for (let t = 0; own && t < count; t++) {
      const drawdown = own[count + t]!;
      values[t]! += own[t]!;
      values[count + t]! += own[t]! - drawdown;
      values[2 * count + t]! += drawdown;
      values[3 * count + t]! += drawdown - (t > 0 ? own[count + t - 1]! : 0);
    }
    return values;
  }

  toExposures(z: Float64Array): Float64Array {
    const { count, returns } = this;
    const exposures = new Float64Array(this.exposures);
    const changes = z.subarray(3 * count);
    for (let i = 0; i < returns.rows; i++) exposures[i] = rowDot(returns, i, changes);
    exposures[returns.rows] = sum(z.subarray(count, 2 * count));
    return exposures;
  }

  toOwn(z: Float64Array): Float64Array {
    const { count } = this;
    const own = new Float64Array(2 * count);
    const changes = z.subarray(3 * count);
    for (let t = 0; t < count; t++) {
      own[t] = z[t]! + z[count + t]!;
      own[count + t] = z[2 * count + t]! - z[count + t]! + changes[t]! - (t + 1 < count ? changes[t + 1]! : 0);
    }
    return own;
  }

  leastOwn(exposures: Float64Array): Float64Array {
    const { count } = this;
    const threshold = exposures[this.returns.rows]!;
    const changes = this.multiply(exposures, null).subarray(3 * count);
    const own = new Float64Array(2 * count);
    let drawdown = 0;
    for (let t = 0; t < count; t++) {
      drawdown = Math.max(0, drawdown - changes[t]!);
      own[count + t] = drawdown;
      own[t] = Math.max(0, drawdown - threshold);
    }
    return own;
  }

  eliminate(weights: Float64Array): Elimination {
    const chain = new Chain(weights, this.count, this.costs.quadratic);
    return {
      hessian: chain.hessian(this.returns),
      solveOwn: (right) => chain.solve(right),
    };
  }
}

/** The precisions of the chain for given weights. */
class Chain {
  /** Of uₜ = 0: its inequality and its quadratic cost. */
  private readonly excess: Float64Array;
  private readonly over: Float64Array;
  private readonly floors: Float64Array;
  /** Precision of what is known of dₜ from earlier times, and after the observations at t. */
  private readonly predicted: Float64Array;
  private readonly known: Float64Array;
  /** Precision of the observations dₜ = 0 and dₜ = ζ together, and the part of the latter. */
  private readonly observed: Float64Array;
  private readonly share: Float64Array;
  private readonly links: Float64Array;

  constructor(
    weights: Float64Array,
    private readonly count: number,
    quadratic: number,
  ) {
    const part = (k: number): Float64Array => weights.subarray(k * count, (k + 1) * count);
    [this.over, this.floors, this.links] = [part(1), part(2), part(3)];
    this.excess = part(0).map((weight) => weight + quadratic);
    this.predicted = new Float64Array(count);
    this.known = new Float64Array(count);
    this.observed = new Float64Array(count);
    this.share = new Float64Array(count);
    for (let t = 0; t < count; t++) {
      const beyond = this.over[t]! * (this.excess[t]! / (this.over[t]! + this.excess[t]!));
      const link = this.links[t]!;
      const before = t > 0 ? this.known[t - 1]! : Infinity;
      this.predicted[t] = t > 0 ? before * (link / (before + link)) : link;
      this.observed[t] = this.floors[t]! + beyond;
      this.share[t] = beyond / this.observed[t]!;
      this.known[t] = this.predicted[t]! + this.observed[t]!;
    }
  }

  /** The sum of the squares that the observations add. */
  hessian(returns: Matrix): Matrix {
    const { count, share, floors } = this;
    const squares = zeros(returns.rows + 1, count);
    for (let i = 0; i < returns.rows; i++) {
      this.addRow(squares, i, (t) => -returns.data[i * count + t]!);
    }
    this.addRow(squares, returns.rows, undefined);
    const hessian = gram(squares);
    const corner = hessian.data.length - 1;
    for (let t = 0; t < count; t++) hessian.data[corner]! += floors[t]! * share[t]!;
    return hessian;
  }

  /** One exposure's part in what each observation deviates by, times the root of its weight. */
  private addRow(squares: Matrix, row: number, change: ((t: number) => number) | undefined): void {
    const { count, predicted, observed, known, share } = this;
    let mean = 0;
    for (let t = 0; t < count; t++) {
      const expected = mean + (change ? change(t) : 0);
      const seen = change ? 0 : share[t]!;
      const weight = predicted[t]! * (observed[t]! / known[t]!);
      squares.data[row * count + t] = Math.sqrt(weight) * (expected - seen);
      mean = (predicted[t]! * expected + observed[t]! * seen) / known[t]!;
    }
  }

  /** Solves for the u and the d: the u first, then the tridiagonal system of the d, whose pivots are the precisions. */
  solve(right: Float64Array): Float64Array {
    const { count, excess, over, links, known } = this;
    const solution = new Float64Array(2 * count);
    const d = solution.subarray(count);
    for (let t = 0; t < count; t++) {
      const passed = t > 0 ? (links[t]! / (known[t - 1]! + links[t]!)) * d[t - 1]! : 0;
      d[t] = right[count + t]! + right[t]! * (over[t]! / (over[t]! + excess[t]!)) + passed;
    }
    for (let t = count - 1; t >= 0; t--) {
      const link = t + 1 < count ? links[t + 1]! : 0;
      const after = t + 1 < count ? d[t + 1]! : 0;
      d[t] = (d[t]! + link * after) / (known[t]! + link);
      solution[t] = (right[t]! + over[t]! * d[t]!) / (over[t]! + excess[t]!);
    }
    return solution;
  }
}
