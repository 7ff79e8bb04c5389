import { zeros, type Matrix } from '../linalg/matrix.js';
import { symmetricMatVec } from '../linalg/symmetric.js';
import { dot } from '../linalg/vector.js';
import type { BarrierProgram, NewtonSystem } from './interior-point.js';
import type { QuadraticProgram } from './quadratic-program.js';
import { factorOf, ReducedSystem, type CoupledRow } from './reduced-system.js';
import type { Elimination, ScenarioBlock } from './scenario-block.js';
import type { TrackingCap } from './tracking-cap.js';

/** How the variables of the base program make up the exposures of the scenarios: e = origin + Σ signs·x. */
export interface ExposureMap {
  /** The exposure that a base variable adds to; −1: none. */
  readonly target: Int32Array;
  readonly sign: Int8Array;
  readonly origin: Float64Array;
}

/** What ties the base variables to the scenarios and to the benchmark. */
export interface ScenarioLinks {
  readonly map: ExposureMap;
  readonly coupled: CoupledRow | null;
  readonly cap: TrackingCap | null;
}

/**
 * A quadratic program over few variables together with a block of scenarios and perhaps a cap on the tracking error. The Newton system is reduced to the few: the
 * block's variables are eliminated by its structure, the rows by a Schur complement. Bounds of the base program must not be
 * equal: fixed variables are left out before.
 */
export class ScenarioProgram implements BarrierProgram {
  readonly linear: Float64Array;
  readonly constant: Float64Array;
  readonly targets: Float64Array;
  readonly hasCurvature: boolean;
  private readonly map: ExposureMap;
  private readonly coupled: CoupledRow | null;
  private readonly cap: TrackingCap | null;
  private readonly size: number;
  private readonly hasQuadratic: boolean;
  /** Of the cap, by exposure. */
  private readonly slope: Float64Array;
  private readonly bounds: readonly { readonly variable: number; readonly sign: 1 | -1; readonly value: number }[];

  constructor(
    private readonly base: QuadraticProgram,
    private readonly block: ScenarioBlock,
    { map, coupled, cap }: ScenarioLinks,
  ) {
    [this.map, this.coupled, this.cap] = [map, coupled, cap];
    const { c, lower, upper, equalities, q } = base;
    this.size = c.length;
    this.linear = concatenate(c, block.linear);
    this.targets = Float64Array.from(equalities, ({ target }) => target);
    this.hasQuadratic = block.quadratic !== null || q.data.some((value) => value !== 0);
    this.hasCurvature = this.hasQuadratic || cap !== null;
    this.slope = new Float64Array(block.exposures);
    this.bounds = [...c.keys()].flatMap((variable) => [
      ...(lower[variable]! > -Infinity ? [{ variable, sign: 1 as const, value: lower[variable]! }] : []),
      ...(upper[variable]! < Infinity ? [{ variable, sign: -1 as const, value: upper[variable]! }] : []),
    ]);
    const atBounds = Float64Array.from(this.bounds, ({ sign, value }) => -sign * value);
    this.constant = concatenate(atBounds, this.capRow(0), block.multiply(map.origin, null));
  }

  /** Of the inequalities only the cap is curved. */
  linearise(x: Float64Array): void {
    if (!this.cap) return;
    const exposures = this.exposures(x).map((value, i) => value + this.map.origin[i]!);
    const { slope, constant } = this.cap.tangentAt(exposures.subarray(0, this.cap.curvature.rows));
    this.slope.set(slope);
    this.constant[this.bounds.length] = constant + dot(this.slope, this.map.origin);
  }

  curvature(x: Float64Array): Float64Array {
    const { q } = this.base;
    const values = new Float64Array(x.length);
    if (!this.hasQuadratic) return values;
    values.set(symmetricMatVec(q, x.subarray(0, q.rows)));
    this.block.quadratic?.forEach((value, k) => (values[this.size + k] = value * x[this.size + k]!));
    return values;
  }

  multiply(x: Float64Array): Float64Array {
    const exposures = this.exposures(x);
    return concatenate(
      Float64Array.from(this.bounds, ({ variable, sign }) => sign * x[variable]!),
      this.capRow(dot(this.slope, exposures)),
      this.block.multiply(exposures, x.subarray(this.size)),
    );
  }

  transpose(z: Float64Array): Float64Array {
    const ofBlock = this.ofBlock(z);
    const exposures = this.block.toExposures(ofBlock);
    if (this.cap) addScaled(exposures, z[this.bounds.length]!, this.slope);
    const values = concatenate(this.fromExposures(exposures), this.block.toOwn(ofBlock));
    this.bounds.forEach(({ variable, sign }, i) => (values[variable]! += sign * z[i]!));
    return values;
  }

  rows(x: Float64Array): Float64Array {
    const values = Float64Array.from(this.base.equalities, ({ coefficients }) => dot(coefficients, x));
    if (this.coupled) values[this.coupled.row]! += dot(this.coupled.coefficients, x.subarray(this.size));
    return values;
  }

  rowsTransposed(multipliers: Float64Array): Float64Array {
    const values = new Float64Array(this.linear.length);
    this.base.equalities.forEach(({ coefficients }, r) => {
      for (let i = 0; i < this.size; i++) values[i]! += multipliers[r]! * coefficients[i]!;
    });
    this.coupled?.coefficients.forEach((value, k) => (values[this.size + k] = value * multipliers[this.coupled!.row]!));
    return values;
  }

  factor(weights: Float64Array, multipliers: Float64Array): NewtonSystem | undefined {
    const ofBlock = this.ofBlock(weights);
    const elimination = this.block.eliminate(ofBlock);
    this.addCap(elimination.hessian, { weights, multipliers });
    const factor = factorOf(this.hessian(elimination, weights));
    if (!factor) return undefined;
    const reduced = new ReducedSystem(factor, {
      rows: this.base.equalities.map(({ coefficients }) => coefficients),
      coupled: this.coupled,
      solveOwn: (right) => elimination.solveOwn(right),
      toBase: (own) => {
        const values = this.block.multiply(null, own).map((value, i) => value * ofBlock[i]!);
        return this.fromExposures(this.block.toExposures(values));
      },
      toOwn: (base) => {
        const values = this.block.multiply(this.exposures(base), null).map((value, i) => value * ofBlock[i]!);
        return this.block.toOwn(values);
      },
    });
    return (right, targets) => reduced.solve(right, targets);
  }

  /** What the cap adds on the exposures: its weight on the slope, and its multiplier on the second derivative. */
  private addCap(
    hessian: Matrix,
    { weights, multipliers }: { weights: Float64Array; multipliers: Float64Array },
  ): void {
    if (!this.cap) return;
    const { rows: n, data } = this.cap.curvature;
    const [weight, multiplier] = [weights[this.bounds.length]!, multipliers[this.bounds.length]!];
    for (let i = 0; i < n; i++) {
      const pull = weight * this.slope[i]!;
      for (let j = 0; j < n; j++) {
        hessian.data[i * hessian.columns + j]! += pull * this.slope[j]! + multiplier * data[i * n + j]!;
      }
    }
  }

  /** The cap's place among the inequalities, between the bounds and the block. */
  private capRow(value: number): Float64Array {
    return this.cap ? Float64Array.of(value) : new Float64Array(0);
  }

  private ofBlock(inequalities: Float64Array): Float64Array {
    return inequalities.subarray(this.bounds.length + (this.cap ? 1 : 0));
  }

  /** Q + the bounds' weights + what the eliminated block leaves. */
  private hessian({ hessian }: Elimination, weights: Float64Array): Matrix {
    const { size, map } = this;
    const { q } = this.base;
    const out = zeros(size, size);
    for (let i = 0; i < size; i++) {
      const exposure = map.target[i]!;
      if (i < q.rows) out.data.set(q.data.subarray(i * q.columns, (i + 1) * q.columns), i * size);
      if (exposure < 0) continue;
      for (let j = 0; j <= i; j++) {
        if (map.target[j]! < 0) continue;
        out.data[i * size + j]! +=
          map.sign[i]! * map.sign[j]! * hessian.data[exposure * hessian.columns + map.target[j]!]!;
      }
    }
    this.bounds.forEach(({ variable }, i) => (out.data[variable * size + variable]! += weights[i]!));
    return out;
  }

  private exposures(x: Float64Array): Float64Array {
    const values = new Float64Array(this.block.exposures);
    for (let i = 0; i < this.size; i++) {
      const exposure = this.map.target[i]!;
      if (exposure >= 0) values[exposure]! += this.map.sign[i]! * x[i]!;
    }
    return values;
  }

  private fromExposures(exposures: Float64Array): Float64Array {
    const { target, sign } = this.map;
    return Float64Array.from({ length: this.size }, (_, i) => (target[i]! < 0 ? 0 : sign[i]! * exposures[target[i]!]!));
  }
}

function concatenate(...parts: readonly Float64Array[]): Float64Array {
  const values = new Float64Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    values.set(part, at);
    at += part.length;
  }
  return values;
}

function addScaled(values: Float64Array, factor: number, step: Float64Array): void {
  for (let i = 0; i < values.length; i++) values[i]! += factor * step[i]!;
}
