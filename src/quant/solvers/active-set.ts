import { GrowingCholesky } from '../linalg/growing-cholesky.js';
import type { Matrix } from '../linalg/matrix.js';
import { addScaledRow } from '../linalg/symmetric.js';
import { dot, maxAbs } from '../linalg/vector.js';
import { QuantError } from '../quant-error.js';
import { countIteration } from '../solve-limits.js';
import { solveNormalEquations } from './normal-equations.js';

/** min ½x'Qx + c'x + ½ε‖x − centre‖² under bounds and equality rows. */
export interface ProximalProblem {
  /** Symmetric positive semidefinite over the first variables; the others (all, when null) have no quadratic term. */
  readonly quadratic: Matrix | null;
  readonly linear: Float64Array;
  /** ε > 0. */
  readonly proximity: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly rows: readonly Float64Array[];
  readonly targets: Float64Array;
}

/** A multiplier must have the wrong sign by this much, relative to the problem's scale, before its variable is released. */
const RELEASE_TOLERANCE = 1e-13;
/** A row is met when what is missing is rounding: correcting it would push variables that lie on a bound. */
const ROW_TOLERANCE = 16 * Number.EPSILON;
/** Parts of a step this small are rounding and end no step. */
const NEGLIGIBLE_STEP = 16 * Number.EPSILON;
/** A difference this small, relative to its terms, is rounding. */
const CANCELLED = 16 * Number.EPSILON;
/** At the minimum, what steps taken for rounding have cost the rows is restored in so many more. */
const MOST_CORRECTIONS = 2;
const NONE = -1;

/**
 * Primal active-set method. The `free` variables are solved for exactly while the others stay where they are; a free
 * variable that meets a bound is fixed there, a fixed one whose multiplier has the wrong sign becomes free. The factor of
 * the free block follows, so an exchange costs O(k²) for k free variables and O(Nk) for the gradient of N.
 *
 * The rows, restricted to the first free variables, must have full rank; exchanges keep it so, because a variable that can
 * move along the rows is a combination of the other free columns.
 */
export class ActiveSet {
  readonly free: number[] = [];
  /** Gradient of ½x'Qx + c'x (without the proximal term) after `minimise`. */
  readonly gradient: Float64Array;
  /** Multipliers of the rows at the last minimum. */
  multipliers: Float64Array;
  iterations = 0;
  private readonly isFree: Uint8Array;
  private readonly factor: GrowingCholesky;
  private readonly factorRow: Float64Array;

  constructor(
    private readonly problem: ProximalProblem,
    readonly x: Float64Array,
    free: readonly number[],
  ) {
    this.gradient = new Float64Array(x.length);
    this.multipliers = new Float64Array(problem.rows.length);
    this.isFree = new Uint8Array(x.length);
    this.factor = new GrowingCholesky(x.length);
    this.factorRow = new Float64Array(x.length);
    for (const variable of free) this.release(variable);
    this.refreshGradient();
  }

  /** The scale by which violations are judged. */
  get scale(): number {
    return Math.max(maxAbs(this.x), maxAbs(this.problem.linear)) || 1;
  }

  /** Moves to the minimum of the problem centred at the present x, or until `isEnough` holds after a bound was met. */
  minimise(isEnough: () => boolean = () => false): void {
    const limit = this.iterations + 50 * this.x.length + 100;
    let stalled = false;
    let corrections = 0;
    while (this.iterations < limit) {
      countIteration('active_set');
      this.iterations++;
      const { step, multipliers } = this.equalityStep();
      const { length, blocking } = this.longestStep(step);
      this.move(step, length);
      // While nothing moves, the lowest index enters and leaves (Bland's rule), so that the method cannot cycle.
      const moved = length * maxAbs(step) > Number.EPSILON * maxAbs(this.x);
      stalled = !moved && (stalled || blocking !== NONE);
      if (blocking !== NONE) {
        this.fix(blocking, step[blocking]! > 0);
        if (isEnough()) break;
        continue;
      }
      this.multipliers = multipliers;
      const entering = this.entering(stalled);
      if (entering !== NONE) this.release(entering);
      else if (corrections++ === MOST_CORRECTIONS || this.meetsRows()) break;
    }
    this.refreshGradient();
  }

  /** The largest wrong-signed multiplier of a bound, or gradient of a free variable, relative to the scale. */
  stationarityViolation(): number {
    let largest = 0;
    for (let i = 0; i < this.x.length; i++) largest = Math.max(largest, this.violation(i));
    return largest / this.scale;
  }

  /** What row r misses of its target, and the size of the terms it is made of. */
  rowBalance(r: number): { missing: number; terms: number } {
    const row = this.problem.rows[r]!;
    const target = this.problem.targets[r]!;
    let missing = target;
    let terms = Math.abs(target);
    for (let i = 0; i < row.length; i++) {
      const term = row[i]! * this.x[i]!;
      missing -= term;
      terms += Math.abs(term);
    }
    return { missing, terms };
  }

  private meetsRows(): boolean {
    return this.problem.rows.every((_, r) => this.correction(r) === 0);
  }

  /** How much the objective falls per unit of movement of variable i in a direction that its bounds allow. */
  private violation(i: number): number {
    const reduced = this.reducedGradient(i);
    const mayMove = reduced > 0 ? this.x[i]! > this.problem.lower[i]! : this.x[i]! < this.problem.upper[i]!;
    return mayMove ? Math.abs(reduced) : 0;
  }

  private reducedGradient(i: number): number {
    const { rows } = this.problem;
    let reduced = this.gradient[i]!;
    for (let r = 0; r < rows.length; r++) reduced -= this.multipliers[r]! * rows[r]![i]!;
    return reduced;
  }

  private correction(r: number): number {
    const { missing, terms } = this.rowBalance(r);
    return Math.abs(missing) > ROW_TOLERANCE * terms ? missing : 0;
  }

  /**
   * The step of the free variables to the minimum along the rows, and the rows' multipliers there. What rounding has lost
   * of the rows is restored on the way.
   */
  private equalityStep(): { step: Float64Array; multipliers: Float64Array } {
    const { factor, free } = this;
    // Of what the known multipliers leave: it is small near the optimum, where the rows would be lost in large terms that cancel.
    const reduced = Float64Array.from(free, (i) => this.reducedGradient(i));
    factor.solveLower(reduced);
    const rows = this.problem.rows.map((row) => {
      const restricted = Float64Array.from(free, (i) => row[i]!);
      factor.solveLower(restricted);
      return restricted;
    });
    const changes = solveNormalEquations(
      rows,
      Float64Array.from(rows, (row) => dot(row, reduced)),
    );
    const multipliers = changes.map((value, r) => value + this.multipliers[r]!);
    const pull = combine(rows, changes, free.length);
    factor.solveUpper(reduced);
    factor.solveUpper(pull);
    const step = pull.map((value, f) => {
      const change = value - reduced[f]!;
      return this.isRounding(f, { change, terms: Math.abs(value) + Math.abs(reduced[f]!), multipliers }) ? 0 : change;
    });
    this.addCorrection(rows, step);
    return { step, multipliers };
  }

  /**
   * Where the rows hold a variable, what draws it and what holds it cancel: what rounding leaves of them must not push it
   * out of its bounds, or the rows would lose the variable that carries them.
   */
  private isRounding(
    position: number,
    { change, terms, multipliers }: { change: number; terms: number; multipliers: Float64Array },
  ): boolean {
    if (Math.abs(change) <= CANCELLED * terms) return true;
    const { quadratic, rows, proximity } = this.problem;
    const i = this.free[position]!;
    if (quadratic && i < quadratic.rows) return false;
    // Without a quadratic term the change is a sum of multipliers over ε, as exact as the largest of them.
    let size = Math.abs(this.gradient[i]!);
    for (const row of rows) size += maxAbs(multipliers) * Math.abs(row[i]!);
    return Math.abs(change) * proximity <= CANCELLED * size;
  }

  /** What rounding has lost of the rows, restored in the metric of the problem. */
  private addCorrection(rows: readonly Float64Array[], step: Float64Array): void {
    const missing = Float64Array.from(rows, (_, r) => this.correction(r));
    if (missing.every((value) => value === 0)) return;
    const restored = combine(rows, solveNormalEquations(rows, missing), step.length);
    this.factor.solveUpper(restored);
    restored.forEach((value, i) => (step[i]! += value));
  }

  /** How far (at most 1) the step stays within the bounds, and the position in `free` that ends it. */
  private longestStep(step: Float64Array): { length: number; blocking: number } {
    const { lower, upper } = this.problem;
    const negligible = NEGLIGIBLE_STEP * maxAbs(step);
    let length = 1;
    let blocking = NONE;
    for (let f = 0; f < step.length; f++) {
      const change = step[f]!;
      if (Math.abs(change) <= negligible) continue;
      const i = this.free[f]!;
      const room = Math.max(0, ((change > 0 ? upper[i]! : lower[i]!) - this.x[i]!) / change);
      const earlier = room < length || (room === length && blocking !== NONE && i < this.free[blocking]!);
      if (!earlier) continue;
      length = room;
      blocking = f;
    }
    return { length, blocking };
  }

  private move(step: Float64Array, length: number): void {
    if (length === 0) return;
    const { quadratic, proximity } = this.problem;
    for (let f = 0; f < step.length; f++) {
      const i = this.free[f]!;
      const change = length * step[f]!;
      this.x[i]! += change;
      this.gradient[i]! += proximity * change;
      if (quadratic && i < quadratic.rows) addScaledRow(quadratic, i, change, this.gradient);
    }
  }

  private fix(position: number, atUpper: boolean): void {
    const i = this.free[position]!;
    this.x[i] = (atUpper ? this.problem.upper : this.problem.lower)[i]!;
    this.isFree[i] = 0;
    this.free.splice(position, 1);
    this.factor.remove(position);
  }

  private entering(stalled: boolean): number {
    let worst = RELEASE_TOLERANCE * this.scale;
    let entering = NONE;
    for (let i = 0; i < this.x.length; i++) {
      if (this.isFree[i]) continue;
      const violation = this.violation(i);
      if (violation <= worst) continue;
      if (stalled) return i;
      worst = violation;
      entering = i;
    }
    return entering;
  }

  private release(i: number): void {
    const { quadratic, proximity } = this.problem;
    const { free, factorRow: row } = this;
    const inQuadratic = quadratic !== null && i < quadratic.rows;
    for (let f = 0; f < free.length; f++) {
      const j = free[f]!;
      row[f] = inQuadratic && j < quadratic.rows ? quadratic.data[i * quadratic.columns + j]! : 0;
    }
    row[free.length] = proximity + (inQuadratic ? quadratic.data[i * quadratic.columns + i]! : 0);
    if (!(this.factor.append(row) > 0)) {
      throw new QuantError('invalid_input', `the quadratic term is not positive semidefinite (variable ${i})`);
    }
    free.push(i);
    this.isFree[i] = 1;
  }

  private refreshGradient(): void {
    const { quadratic, linear } = this.problem;
    this.gradient.set(linear);
    if (!quadratic) return;
    for (let i = 0; i < quadratic.rows; i++) {
      if (this.x[i] !== 0) addScaledRow(quadratic, i, this.x[i]!, this.gradient);
    }
  }
}

/** Σ factorᵣ · rowᵣ. */
function combine(rows: readonly Float64Array[], factors: Float64Array, length: number): Float64Array {
  const sum = new Float64Array(length);
  rows.forEach((row, r) => {
    for (let i = 0; i < length; i++) sum[i]! += factors[r]! * row[i]!;
  });
  return sum;
}
