import type { Matrix } from '../linalg/matrix.js';
import { diagonal, scaleSymmetric } from '../linalg/symmetric.js';
import { dot, maxAbs } from '../linalg/vector.js';
import { QuantError } from '../quant-error.js';
import { ActiveSet } from './active-set.js';
import { restoreRows } from './restore-rows.js';
import type { QuadraticProgram, QuadraticSolution } from './quadratic-program.js';

/**
 * Weight ε of the proximal term relative to Qᵢᵢ: large enough that a singular Q has a factor which rounding cannot spoil,
 * small enough that two or three centres suffice for a regular one.
 */
const PROXIMITY = 1e-9;
/** What is tried instead where a nearly singular Q made steps so long that rounding spoiled them. */
const FIRMER_PROXIMITIES = [1e-7, 1e-5, 1e-3];
const ACCEPTABLE = 1e-11;
const PHASE_ONE_PROXIMITY = 1e-6;
const MAX_CENTRES = 200;
const CONVERGED = 2e-15;
const FEASIBLE = 1e-10;
/** A diagonal element below this part of the largest counts as zero for scaling. */
const NEGLIGIBLE_DIAGONAL = 1e-16;

/**
 * Solves a convex quadratic program to rounding, deterministically.
 *
 * Variables are scaled by 1/√Qᵢᵢ. One artificial variable per row gives a first vertex and a linear program drives them to
 * zero. Proximal steps x ← argmin ½x'Qx + c'x + ½ε‖x − x_previous‖² (Rockafellar 1976), each solved by the active-set
 * method, then reach the optimum of Q itself, also where Q is singular.
 *
 * `start`, such as the solution of a similar program, shortens the way and changes nothing else.
 *
 * Throws `infeasible` naming the rows that cannot be met within the bounds.
 */
export function solveQuadraticProgram(program: QuadraticProgram, start?: Float64Array): QuadraticSolution {
  const scaled = new ScaledProgram(program, start);
  const phaseOne = reachFeasibility(program, scaled);
  let best = solutionOf(program, scaled, reachOptimum(scaled, phaseOne, PROXIMITY));
  let iterations = phaseOne.iterations + best.iterations;
  for (const proximity of FIRMER_PROXIMITIES) {
    if (best.kktResidual <= ACCEPTABLE) break;
    const firmer = solutionOf(program, scaled, reachOptimum(scaled, phaseOne, proximity));
    iterations += firmer.iterations;
    if (firmer.kktResidual < best.kktResidual) best = firmer;
  }
  return { ...best, iterations };
}

function solutionOf(program: QuadraticProgram, scaled: ScaledProgram, optimum: ActiveSet): QuadraticSolution {
  const x = scaled.unscale(optimum.x);
  restoreRows(program, x);
  // Of the values themselves, so that what moving them into their bounds costs the rows is seen.
  const violations = program.equalities.map(({ coefficients, target }) => {
    const terms = coefficients.reduce((total, value, i) => total + Math.abs(value * x[i]!), Math.abs(target));
    return Math.abs(dot(coefficients, x) - target) / (terms || 1);
  });
  const kktResidual = Math.max(optimum.stationarityViolation(), ...violations);
  return { x, iterations: optimum.iterations, kktResidual };
}

/** The program in scaled variables z = x/d, followed by one artificial variable per row. */
class ScaledProgram {
  readonly quadratic: Matrix;
  readonly linear: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly rows: readonly Float64Array[];
  readonly targets: Float64Array;
  readonly start: Float64Array;
  readonly variables: number;
  private readonly d: Float64Array;

  constructor(
    private readonly program: QuadraticProgram,
    start?: Float64Array,
  ) {
    const { q, c, lower, upper, equalities } = program;
    const n = c.length;
    const artificials = new Float64Array(equalities.length);
    const extend = (values: Float64Array, extra: ArrayLike<number>) => Float64Array.of(...values, ...Array.from(extra));
    this.variables = n;
    this.d = scaleOf(q, n);
    this.quadratic = scaleSymmetric(q, this.d);
    this.linear = extend(
      c.map((value, i) => value * this.d[i]!),
      artificials,
    );
    this.lower = extend(this.divide(lower), artificials);
    this.upper = extend(this.divide(upper), artificials);
    const wanted = extend(start ? this.divide(start) : new Float64Array(n), artificials);
    this.start = this.lower.map((low, i) => Math.min(Math.max(wanted[i]!, low), this.upper[i]!));
    const scaledRows = equalities.map((row) => row.coefficients.map((value, i) => value * this.d[i]!));
    const sizes = scaledRows.map((row) => maxAbs(row) || 1);
    this.targets = Float64Array.from(equalities, (row, r) => row.target / sizes[r]!);
    this.rows = scaledRows.map((row, r) => {
      const coefficients = extend(
        row.map((value) => value / sizes[r]!),
        artificials,
      );
      const missing = this.targets[r]! - dot(coefficients, this.start);
      coefficients[n + r] = missing < 0 ? -1 : 1;
      this.start[n + r] = Math.abs(missing);
      return coefficients;
    });
  }

  /** The values of the program's own variables; a variable at a bound has exactly the bound's value. */
  unscale(z: Float64Array): Float64Array {
    const { lower, upper } = this.program;
    return lower.map((low, i) => {
      if (z[i] === this.lower[i]) return low;
      if (z[i] === this.upper[i]) return upper[i]!;
      return Math.min(Math.max(z[i]! * this.d[i]!, low), upper[i]!);
    });
  }

  private divide(values: Float64Array): Float64Array {
    return values.map((value, i) => value / this.d[i]!);
  }
}

/** 1/√Qᵢᵢ; variables without a quadratic term are measured like the largest one that has one. */
function scaleOf(q: Matrix, variables: number): Float64Array {
  const diagonals = diagonal(q);
  const largest = maxAbs(diagonals) || 1;
  const scales = new Float64Array(variables).fill(1 / Math.sqrt(largest));
  diagonals.forEach((value, i) => {
    if (value > NEGLIGIBLE_DIAGONAL * largest) scales[i] = 1 / Math.sqrt(value);
  });
  return scales;
}

/** Minimises the sum of the artificial variables; what remains of them says which rows cannot be met. */
function reachFeasibility(program: QuadraticProgram, scaled: ScaledProgram): ActiveSet {
  const { variables, rows, targets, lower, start } = scaled;
  const isArtificial = (i: number) => i >= variables;
  const linear = start.map((_, i) => (isArtificial(i) ? 1 : 0));
  const upper = scaled.upper.map((value, i) => (isArtificial(i) ? Infinity : value));
  const activeSet = new ActiveSet(
    { quadratic: null, linear, proximity: PHASE_ONE_PROXIMITY, lower, upper, rows, targets },
    start,
    rows.map((_, r) => variables + r),
  );
  // Without the early end the proximal term would go on to spread the values over all variables.
  const missing = () => dot(linear, activeSet.x);
  let before = Infinity;
  for (let centre = 0; centre < MAX_CENTRES && missing() > 0 && missing() < before; centre++) {
    before = missing();
    activeSet.minimise(() => missing() === 0);
  }
  const unmet = program.equalities.filter(
    (_, r) => activeSet.x[variables + r]! > FEASIBLE * activeSet.rowBalance(r).terms,
  );
  if (unmet.length === 0) return activeSet;
  const labels = unmet.map(({ label }) => label).join(', ');
  throw new QuantError('infeasible', `no solution within the bounds meets: ${labels}`);
}

function reachOptimum(scaled: ScaledProgram, phaseOne: ActiveSet, proximity: number): ActiveSet {
  const { variables, quadratic, linear, lower, upper, rows, targets } = scaled;
  const start = phaseOne.x.map((value, i) => (i < variables ? value : 0));
  const free = new Set(phaseOne.free);
  for (let i = 0; i < variables; i++) {
    if (start[i]! > lower[i]! && start[i]! < upper[i]!) free.add(i);
  }
  const activeSet = new ActiveSet({ quadratic, linear, lower, upper, rows, targets, proximity }, start, [...free]);
  let violation = Infinity;
  for (let centre = 0; centre < MAX_CENTRES; centre++) {
    activeSet.minimise();
    const previous = violation;
    violation = activeSet.stationarityViolation();
    if (violation <= CONVERGED || violation >= previous) break;
  }
  return activeSet;
}
