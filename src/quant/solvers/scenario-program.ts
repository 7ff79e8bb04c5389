import { zeros, type Matrix } from '../linalg/matrix.js';
import { symmetricMatVec } from '../linalg/symmetric.js';
import { dot } from '../linalg/vector.js';
import type { BarrierProgram, NewtonSystem } from './interior-point.js';
import type { QuadraticProgram } from './quadratic-program.js';
import { factorOf, ReducedSystem, type CoupledRow } from './reduced-system.js';
import type { Elimination, ScenarioBlock } from './scenario-block.js';

/** How the variables of the base program make up the exposures of the scenarios: e = origin + Σ signs·x. */
export interface ExposureMap {
  /** The exposure that a base variable adds to; −1: none. */
  readonly target: Int32Array;
  readonly sign: Int8Array;
  readonly origin: Float64Array;
}

/**
 * A quadratic program over few variables together with a block of scenarios. The Newton system is reduced to the few: the
 * block's variables are eliminated by its structure, the rows by a Schur complement. Bounds of the base program must not be
 * equal: fixed variables are left out before.
 */
export class ScenarioProgram implements BarrierProgram {
  readonly linear: Float64Array;
  readonly constant: Float64Array;
  readonly targets: Float64Array;
  readonly hasQuadratic: boolean;
  private readonly size: number;
  private readonly bounds: readonly { readonly variable: number; readonly sign: 1 | -1; readonly value: number }[];

  constructor(
    private readonly base: QuadraticProgram,
    private readonly block: ScenarioBlock,
    private readonly map: ExposureMap,
    private readonly coupled: CoupledRow | null,
  ) {
    const { c, lower, upper, equalities, q } = base;
    this.size = c.length;
    this.linear = concatenate(c, block.linear);
    this.targets = Float64Array.from(equalities, ({ target }) => target);
    this.hasQuadratic = block.quadratic !== null || q.data.some((value) => value !== 0);
    this.bounds = [...c.keys()].flatMap((variable) => [
      ...(lower[variable]! > -Infinity ? [{ variable, sign: 1 as const, value: lower[variable]! }] : []),
      ...(upper[variable]! < Infinity ? [{ variable, sign: -1 as const, value: upper[variable]! }] : []),
    ]);
    const atBounds = Float64Array.from(this.bounds, ({ sign, value }) => -sign * value);
    this.constant = concatenate(atBounds, block.multiply(map.origin, null));
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
    const own = this.block.multiply(this.exposures(x), x.subarray(this.size));
    return concatenate(
      Float64Array.from(this.bounds, ({ variable, sign }) => sign * x[variable]!),
      own,
    );
  }

  transpose(z: Float64Array): Float64Array {
    const ofBlock = z.subarray(this.bounds.length);
    const values = concatenate(this.fromExposures(this.block.toExposures(ofBlock)), this.block.toOwn(ofBlock));
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

  factor(weights: Float64Array): NewtonSystem | undefined {
    const ofBlock = weights.subarray(this.bounds.length);
    const elimination = this.block.eliminate(ofBlock);
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

function concatenate(a: Float64Array, b: Float64Array): Float64Array {
  const values = new Float64Array(a.length + b.length);
  values.set(a);
  values.set(b, a.length);
  return values;
}
