import { gram } from '../linalg/gram.js';
import { zeros, type Matrix } from '../linalg/matrix.js';
import { addTransposed, rowDot } from '../linalg/symmetric.js';
import type { Elimination, ExcessCosts, ScenarioBlock } from './scenario-block.js';

/**
 * Shortfalls uₜ ≥ −gₜ'e, uₜ ≥ 0 of T scenarios, whose costs are Σ k·uₜ + ½q·uₜ²; gₜ are the columns of `series`
 * ((N + F) × T: a row per exposure, so that products walk memory in order).
 *
 * Eliminating uₜ leaves (w₂(w₁ + q)/(w₁ + w₂ + q))·(gₜ'e)² of the weights w₁ of uₜ ≥ 0 and w₂ of uₜ + gₜ'e ≥ 0.
 */
export class ShortfallBlock implements ScenarioBlock {
  readonly exposures: number;
  readonly linear: Float64Array;
  readonly quadratic: Float64Array | null;
  readonly inequalities: number;
  private readonly count: number;

  constructor(
    private readonly series: Matrix,
    private readonly costs: ExcessCosts,
  ) {
    this.exposures = series.rows;
    this.count = series.columns;
    this.inequalities = 2 * this.count;
    this.linear = new Float64Array(this.count).fill(costs.linear);
    this.quadratic = costs.quadratic > 0 ? new Float64Array(this.count).fill(costs.quadratic) : null;
  }

  multiply(exposures: Float64Array | null, own: Float64Array | null): Float64Array {
    const { count, series } = this;
    const values = new Float64Array(this.inequalities);
    const reached = values.subarray(count);
    if (exposures) addTransposed(series, exposures, reached);
    if (own) {
      values.set(own);
      for (let t = 0; t < count; t++) reached[t]! += own[t]!;
    }
    return values;
  }

  toExposures(z: Float64Array): Float64Array {
    const reached = z.subarray(this.count);
    return Float64Array.from({ length: this.exposures }, (_, i) => rowDot(this.series, i, reached));
  }

  toOwn(z: Float64Array): Float64Array {
    const { count } = this;
    return Float64Array.from({ length: count }, (_, t) => z[t]! + z[count + t]!);
  }

  leastOwn(exposures: Float64Array): Float64Array {
    return this.multiply(exposures, null)
      .slice(this.count)
      .map((reached) => Math.max(0, -reached));
  }

  eliminate(weights: Float64Array): Elimination {
    const { count, series } = this;
    const { quadratic } = this.costs;
    const pivots = new Float64Array(count);
    const roots = new Float64Array(count);
    for (let t = 0; t < count; t++) {
      const kept = weights[t]! + quadratic;
      pivots[t] = kept + weights[count + t]!;
      roots[t] = Math.sqrt(weights[count + t]! * (kept / pivots[t]!));
    }
    const scaled = zeros(series.rows, count);
    for (let i = 0, at = 0; i < series.rows; i++) {
      for (let t = 0; t < count; t++, at++) scaled.data[at] = series.data[at]! * roots[t]!;
    }
    return { hessian: gram(scaled), solveOwn: (right) => right.map((value, t) => value / pivots[t]!) };
  }
}
