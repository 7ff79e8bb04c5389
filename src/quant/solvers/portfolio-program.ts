import type { ConstraintSet, LinearRow } from '../constraints/constraint-set.js';
import { addDiagonal, zeros, type Matrix } from '../linalg/matrix.js';
import { symmetricMatVec } from '../linalg/symmetric.js';
import { dot, sum } from '../linalg/vector.js';
import { liftWeights, valuesOf, type LiftedWeights } from './lifted-weights.js';
import type { EqualityRow, QuadraticProgram } from './quadratic-program.js';
import { solveQuadraticProgram } from './solve-quadratic-program.js';

/** min ½w'Qw + c'w + a'|w| + d'z + s·(the set's transaction costs and L2 term); z are further variables. */
export interface PortfolioObjective {
  /** N × N, symmetric positive semidefinite; null: none. */
  readonly quadratic: Matrix | null;
  /** N. */
  readonly linear: Float64Array;
  /** a ≥ 0 (N); absent: none. */
  readonly absolute?: Float64Array | undefined;
  readonly further?: FurtherVariables;
  /** s, default 1: a method that minimises a multiple of its objective states the factor here. */
  readonly softScale?: number;
}

/** Variables beside the weights, such as a quantile, with rows that tie them to the weights. */
export interface FurtherVariables {
  /** Costs and bounds of the K variables; bounds may be infinite. */
  readonly linear: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** min ≤ a'w + b'z ≤ max; `further` is b (K). */
  readonly rows: readonly (LinearRow & { readonly further: Float64Array })[];
}

export interface PortfolioSolution {
  /** N. */
  readonly weights: Float64Array;
  /** K. */
  readonly further: Float64Array;
  readonly iterations: number;
  readonly kktResidual: number;
}

/**
 * Solves the convex program over the linear part of the constraint set: bounds, budget, rows, turnover, gross exposure.
 * Tracking error and the number of positions are the callers' matter. Exact to rounding, deterministic. `start`, the
 * weights of a similar program, shortens the way. Throws `infeasible` naming the constraints that cannot be met.
 */
export function solvePortfolio(
  set: ConstraintSet,
  objective: PortfolioObjective,
  start?: Float64Array,
): PortfolioSolution {
  const lifted = liftWeights(set, objective.absolute !== undefined);
  const builder = new ProgramBuilder(set, objective, lifted);
  const { x, iterations, kktResidual } = solveQuadraticProgram(builder.program, start && builder.valuesAt(start));
  return { ...valuesAt(lifted, objective, x), iterations, kktResidual };
}

/** The quadratic program over the linear part of the set, for solvers of their own. */
export function portfolioProgram(
  set: ConstraintSet,
  objective: PortfolioObjective,
): { readonly program: QuadraticProgram; readonly lifted: LiftedWeights } {
  const lifted = liftWeights(set);
  return { program: new ProgramBuilder(set, objective, lifted).program, lifted };
}

/** The weights and further variables of a point of the program. */
export function valuesAt(
  { columns, origin }: LiftedWeights,
  { further }: PortfolioObjective,
  x: Float64Array,
): { readonly weights: Float64Array; readonly further: Float64Array } {
  const weights = origin.slice();
  columns.forEach(({ asset, sign }, k) => (weights[asset]! += sign * x[k]!));
  return { weights, further: x.slice(columns.length, columns.length + (further?.linear.length ?? 0)) };
}

interface Row {
  readonly label: string;
  /** By column, then by further variable. */
  readonly coefficients: Float64Array;
  /** What the row is worth at the origin. */
  readonly constant: number;
  readonly min: number;
  readonly max: number;
}

/** Variables: the columns of the lifted weights, the further variables, one slack for each row that is a range. */
class ProgramBuilder {
  readonly program: QuadraticProgram;
  private readonly ranges: readonly Row[];
  private readonly unslacked: number;
  private readonly softScale: number;

  constructor(
    private readonly set: ConstraintSet,
    private readonly objective: PortfolioObjective,
    private readonly lifted: LiftedWeights,
  ) {
    this.softScale = objective.softScale ?? 1;
    const { columns } = lifted;
    const { linear = [], lower = [], upper = [] } = objective.further ?? {};
    this.unslacked = columns.length + linear.length;
    const rows = this.rows();
    this.ranges = rows.filter(({ min, max }) => min !== max);
    const weightCosts = this.linearOf(columns.length);
    this.program = {
      q: this.quadraticOf(columns.length),
      c: Float64Array.of(...weightCosts, ...linear, ...this.ranges.map(() => 0)),
      lower: Float64Array.of(...columns.map((column) => column.lower), ...lower, ...this.ranges.map(({ min }) => min)),
      upper: Float64Array.of(...columns.map((column) => column.upper), ...upper, ...this.ranges.map(({ max }) => max)),
      equalities: rows.map((row) => this.equality(row)),
    };
  }

  /** The variables at weights, with further variables at zero. */
  valuesAt(weights: Float64Array): Float64Array {
    const values = new Float64Array(this.program.c.length);
    values.set(valuesOf(this.lifted, weights));
    this.ranges.forEach(({ coefficients, constant }, r) => {
      values[this.unslacked + r] = constant + dot(coefficients, values.subarray(0, this.unslacked));
    });
    return values;
  }

  private equality(row: Row): EqualityRow {
    const { label, coefficients, constant, min, max } = row;
    const full = new Float64Array(this.unslacked + this.ranges.length);
    full.set(coefficients);
    if (min === max) return { label, coefficients: full, target: min - constant };
    full[this.unslacked + this.ranges.indexOf(row)] = -1;
    return { label, coefficients: full, target: -constant };
  }

  private rows(): Row[] {
    const { set, objective } = this;
    const { columns, origin } = this.lifted;
    const rows = set.rows.map((row) => this.weightRow(row));
    for (const { further, ...row } of objective.further?.rows ?? []) {
      const weightRow = this.weightRow(row);
      weightRow.coefficients.set(further, columns.length);
      rows.push(weightRow);
    }
    if (set.turnover) {
      const { from, max } = set.turnover;
      const constant = sum(
        origin.map((weight, i) => (this.isCut(i) ? Math.abs(weight - from[i]!) : this.offset(i, from[i]!))),
      );
      rows.push(
        this.columnRow(
          'turnover',
          columns.map((column) => column.turnover),
          { constant, max },
        ),
      );
    }
    if (set.grossMax < Infinity) {
      const constant = sum(origin.map((weight, i) => (this.isCut(i) ? Math.abs(weight) : 0)));
      rows.push(
        this.columnRow(
          'gross_max',
          columns.map((column) => column.gross),
          { constant, max: set.grossMax },
        ),
      );
    }
    return rows;
  }

  private isCut(asset: number): boolean {
    return this.lifted.isCut[asset] === 1;
  }

  /** |w − from| = ±w ∓ from where the whole range of w lies on one side of `from`. */
  private offset(asset: number, from: number): number {
    const column = this.lifted.columns.find((candidate) => candidate.asset === asset);
    return -(column?.turnover ?? 0) * from;
  }

  private weightRow({ label, coefficients, min, max }: LinearRow): Row {
    const { columns, origin } = this.lifted;
    const lifted = new Float64Array(this.unslacked);
    columns.forEach(({ asset, sign }, k) => (lifted[k] = sign * coefficients[asset]!));
    return { label, coefficients: lifted, constant: dot(coefficients, origin), min, max };
  }

  private columnRow(
    label: string,
    slopes: readonly number[],
    { constant, max }: { constant: number; max: number },
  ): Row {
    const coefficients = new Float64Array(this.unslacked);
    coefficients.set(slopes);
    return { label, coefficients, constant, min: -Infinity, max };
  }

  /** c + Q·origin in the variables, and the transaction costs. */
  private linearOf(count: number): Float64Array {
    const { set, objective } = this;
    const { columns, origin } = this.lifted;
    const gradient = objective.linear.slice();
    const isAtZero = origin.every((weight) => weight === 0);
    if (objective.quadratic && !isAtZero) {
      symmetricMatVec(objective.quadratic, origin).forEach((value, i) => (gradient[i]! += value));
    }
    origin.forEach((weight, i) => (gradient[i]! += 2 * this.softScale * set.l2 * weight));
    set.costs?.from.forEach((from, i) => {
      gradient[i]! += 2 * this.softScale * set.costs!.quadratic[i]! * (origin[i]! - from);
    });
    const costs = new Float64Array(count);
    columns.forEach(({ asset, sign, turnover, gross }, k) => {
      const traded = set.costs ? this.softScale * set.costs.linear[asset]! * turnover : 0;
      costs[k] = sign * gradient[asset]! + traded + (objective.absolute?.[asset] ?? 0) * gross;
    });
    return costs;
  }

  private quadraticOf(count: number): Matrix {
    const { set, objective } = this;
    const { columns, origin } = this.lifted;
    const n = origin.length;
    const extra = Float64Array.from(origin, (_, i) => 2 * this.softScale * (set.l2 + (set.costs?.quadratic[i] ?? 0)));
    const hasNone = objective.quadratic === null && extra.every((value) => value === 0);
    // A matrix of zeros would cost as much as one of numbers.
    if (hasNone) return zeros(0, 0);
    const base = objective.quadratic ?? zeros(n, n);
    const quadratic = extra.some((value) => value > 0) ? addDiagonal(base, extra) : base;
    if (columns.every(({ asset, sign }, k) => asset === k && sign === 1) && count === n) return quadratic;
    const lifted = zeros(count, count);
    columns.forEach((row, k) => {
      columns.forEach((column, l) => {
        lifted.data[k * count + l] = row.sign * column.sign * quadratic.data[row.asset * n + column.asset]!;
      });
    });
    return lifted;
  }
}
