import { dot, maxAbs, sum } from '../linalg/vector.js';
import { QuantError } from '../quant-error.js';
import { countIteration } from '../solve-limits.js';

/** A step of the variables (n) and of the rows' multipliers (k). */
export interface NewtonStep {
  readonly x: Float64Array;
  readonly multipliers: Float64Array;
}

/** Solves [Q + G'WG, −A'; A, 0] for right-hand sides of n and k numbers. */
export type NewtonSystem = (x: Float64Array, rows: Float64Array) => NewtonStep;

/**
 * min ½x'Qx + c'x subject to Ax = b and g(x) ≥ 0, with Q positive semidefinite and g concave, told by what is done with its
 * matrices. Gx + h is g itself where it is linear, else its tangent at the last `linearise`.
 */
export interface BarrierProgram {
  /** c (n). */
  readonly linear: Float64Array;
  /** h (m). */
  readonly constant: Float64Array;
  /** b (k). */
  readonly targets: Float64Array;
  /** Q or a second derivative of g is not zero. */
  readonly hasCurvature: boolean;
  /** Qx. */
  curvature(x: Float64Array): Float64Array;
  /** Gx. */
  multiply(x: Float64Array): Float64Array;
  /** G'z. */
  transpose(z: Float64Array): Float64Array;
  /** Ax. */
  rows(x: Float64Array): Float64Array;
  /** A'λ. */
  rowsTransposed(multipliers: Float64Array): Float64Array;
  linearise(x: Float64Array): void;
  /**
   * Factors the Newton system of the weights W (m, positive), Q with the second derivatives of −g times these multipliers
   * (m); undefined where rounding leaves no factor.
   */
  factor(weights: Float64Array, multipliers: Float64Array): NewtonSystem | undefined;
}

export interface BarrierSolution {
  readonly x: Float64Array;
  /** g(x) (m) and the multipliers of these inequalities. */
  readonly slacks: Float64Array;
  readonly multipliers: Float64Array;
  readonly iterations: number;
  /** ½x'Qx + c'x. */
  readonly value: number;
  /** What no point that keeps the constraints can be below, as far as `residual` is zero. */
  readonly dualValue: number;
  /** Largest violation of stationarity or of a constraint, relative. */
  readonly residual: number;
}

const MAX_ITERATIONS = 80;
/** Relative complementarity and residual at which nothing more is to be gained. */
const GAP = 1e-11;
const RESIDUAL = 1e-11;
/** Values below this are zero: a program should be stated in units that make its value of order 1. */
const NEGLIGIBLE = 1e-6;
/** The least slack at the start; multipliers are that much smaller as there are more of them to share the costs. */
const START = 0.1;
/** A step ends this part of the way to the first slack or multiplier that would become zero. */
const STEP = 0.995;
const LONGEST_STEP = 0.9999;
/** After a step shorter than this the next one is towards the centre. */
const SHORT = 0.1;
/** The part of the stationarity that is missing which the complementarity keeps. */
const BEHIND = 0.1;
/** Corrections towards the centre: how many, how much further they should reach, and what makes one worth it. */
const MAX_CORRECTORS = 3;
const LONGER = 0.3;
const LEAST_GAIN = 0.02;
const FAR_FROM_CENTRE = 10;
/** After so many steps without a better point, close to the optimum, rounding has ended the progress. */
const MOST_IDLE = 5;
const NEARLY = 1e-7;

/**
 * Mehrotra's predictor–corrector method: Newton steps on the perturbed optimality conditions, the perturbation chosen from
 * how far a step without one would lead. Does not need a feasible start; where the optimum is not unique it ends near the
 * analytic centre of the optimal face, which treats equals equally. Bounded iterations; the best point found is returned.
 * Sources: S. Mehrotra, "On the implementation of a primal-dual interior point method", SIAM J. Optimization 2 (1992);
 * the start is that of L. Vandenberghe, "The CVXOPT linear and quadratic cone program solvers" (2010).
 */
export function solveInteriorPoint(program: BarrierProgram): BarrierSolution {
  const path = new CentralPath(program);
  let best = path.solution();
  let idle = 0;
  while (path.iterations < MAX_ITERATIONS && idle < MOST_IDLE && !path.isConverged()) {
    countIteration('interior_point');
    if (!path.advance()) break;
    const now = path.solution();
    const isBetter = meritOf(now) < meritOf(best);
    idle = isBetter || meritOf(best) > NEARLY ? 0 : idle + 1;
    if (isBetter) best = now;
  }
  return { ...best, iterations: path.iterations };
}

/** What gaps in the value are relative to. */
export function sizeOf(value: number): number {
  return Math.max(NEGLIGIBLE, Math.abs(value));
}

function meritOf({ value, dualValue, residual }: BarrierSolution): number {
  return Math.max(Math.abs(value - dualValue) / sizeOf(value), residual);
}

interface Direction {
  readonly x: Float64Array;
  readonly rows: Float64Array;
  readonly slacks: Float64Array;
  readonly multipliers: Float64Array;
}

class CentralPath {
  iterations = 0;
  private readonly x: Float64Array;
  private readonly rowMultipliers: Float64Array;
  private readonly slacks: Float64Array;
  private readonly multipliers: Float64Array;
  private readonly count: number;
  /** Of the last step. */
  private length = 1;
  /** Qx + c − A'λ − G'z, Ax − b, s − Gx − h. */
  private stationarity!: Float64Array;
  private rowResidual!: Float64Array;
  private slackResidual!: Float64Array;

  constructor(private readonly program: BarrierProgram) {
    const { constant, linear, targets } = program;
    this.count = constant.length;
    const ones = new Float64Array(this.count).fill(1);
    program.linearise(new Float64Array(linear.length));
    const system = program.factor(ones, ones);
    if (!system)
      throw new QuantError('invalid_input', 'the numbers are so badly scaled that no portfolio can be computed');
    const pull = program.transpose(constant);
    const start = system(
      linear.map((value, i) => -value - pull[i]!),
      targets,
    );
    this.x = start.x;
    this.rowMultipliers = start.multipliers;
    program.linearise(this.x);
    const values = add(program.multiply(this.x), constant);
    this.slacks = madePositive(values, START);
    this.multipliers = madePositive(
      values.map((value) => -value),
      START / Math.sqrt(this.count),
    );
    this.refresh();
  }

  isConverged(): boolean {
    const { value, residual } = this.solution();
    return residual <= RESIDUAL && dot(this.slacks, this.multipliers) <= GAP * sizeOf(value);
  }

  /** One predictor and corrector step; false where rounding has left no direction. */
  advance(): boolean {
    this.iterations++;
    const { slacks, multipliers, count } = this;
    const weights = multipliers.map((value, i) => value / slacks[i]!);
    const system = this.program.factor(weights, multipliers);
    if (!system) return false;
    const centrality = dot(slacks, multipliers) / count;
    if (this.length < SHORT) {
      // Far from the centre a step to the optimum goes nowhere: first back to the centre.
      return this.move(
        this.direction(
          system,
          slacks.map((slack, i) => centrality - slack * multipliers[i]!),
        ),
      );
    }
    const affine = this.direction(
      system,
      slacks.map((slack, i) => -slack * multipliers[i]!),
    );
    const reach = this.reach(affine);
    let after = 0;
    for (let i = 0; i < count; i++) {
      after += (slacks[i]! + reach[0] * affine.slacks[i]!) * (multipliers[i]! + reach[1] * affine.multipliers[i]!);
    }
    const target = Math.max(centrality * (after / count / centrality) ** 3, Math.min(centrality, this.leastTarget()));
    const complementarity = slacks.map(
      (slack, i) => target - slack * multipliers[i]! - affine.slacks[i]! * affine.multipliers[i]!,
    );
    return this.move(this.centred(system, { complementarity, target }));
  }

  /** The direction with as many corrections towards the centre as lengthen its step. */
  private centred(
    system: NewtonSystem,
    { complementarity, target }: { complementarity: Float64Array; target: number },
  ): Direction {
    const { slacks, multipliers } = this;
    let best = this.direction(system, complementarity);
    let reach = this.reach(best);
    for (let corrector = 0; corrector < MAX_CORRECTORS && Math.min(...reach) < 1; corrector++) {
      const [primal, dual] = [Math.min(1, reach[0] + LONGER), Math.min(1, reach[1] + LONGER)];
      const corrected = complementarity.map((value, i) => {
        const product = (slacks[i]! + primal * best.slacks[i]!) * (multipliers[i]! + dual * best.multipliers[i]!);
        const wanted = Math.min(Math.max(product, target / FAR_FROM_CENTRE), target * FAR_FROM_CENTRE);
        return value + Math.max(wanted - product, -FAR_FROM_CENTRE * target);
      });
      const direction = this.direction(system, corrected);
      const now = this.reach(direction);
      if (now[0] + now[1] < reach[0] + reach[1] + LEAST_GAIN) break;
      [best, reach, complementarity] = [direction, now, corrected];
    }
    return best;
  }

  /** How far the slacks and how far the multipliers can go. */
  private reach({ slacks, multipliers }: Direction): [number, number] {
    return [longest(this.slacks, slacks), longest(this.multipliers, multipliers)];
  }

  solution(): BarrierSolution {
    const { program, x, slacks, multipliers, iterations } = this;
    const quadratic = dot(x, program.curvature(x)) / 2;
    const value = quadratic + dot(program.linear, x);
    const dualValue = dot(program.targets, this.rowMultipliers) - dot(program.constant, multipliers) - quadratic;
    const residual = Math.max(
      maxAbs(this.stationarity) / (1 + maxAbs(program.linear)),
      maxAbs(this.rowResidual) / (1 + maxAbs(program.targets)),
      maxAbs(this.slackResidual) / (1 + maxAbs(program.constant)),
    );
    return {
      ...{ x: x.slice(), slacks: slacks.slice(), multipliers: multipliers.slice() },
      ...{ iterations, value, dualValue, residual },
    };
  }

  /** Complementarity should not fall before the stationarity, which rises again with a step along what is curved. */
  private leastTarget(): number {
    if (!this.program.hasCurvature) return 0;
    return (BEHIND * maxAbs(this.stationarity)) / (1 + maxAbs(this.program.linear)) / this.count;
  }

  private direction(system: NewtonSystem, complementarity: Float64Array): Direction {
    const { program, slacks, multipliers, slackResidual } = this;
    const wanted = complementarity.map((value, i) => (value + multipliers[i]! * slackResidual[i]!) / slacks[i]!);
    const right = program.transpose(wanted);
    const step = system(
      right.map((value, i) => value - this.stationarity[i]!),
      this.rowResidual.map((value) => -value),
    );
    const slackStep = program.multiply(step.x).map((value, i) => value - slackResidual[i]!);
    return {
      x: step.x,
      rows: step.multipliers,
      slacks: slackStep,
      multipliers: complementarity.map((value, i) => (value - multipliers[i]! * slackStep[i]!) / slacks[i]!),
    };
  }

  private move(step: Direction): boolean {
    // The closer the optimum, the further a step may go: else the gap could only fall by a factor at a time.
    const part = Math.min(Math.max(STEP, 1 - dot(this.slacks, this.multipliers)), LONGEST_STEP);
    let primal = Math.min(1, part * longest(this.slacks, step.slacks, Infinity));
    let dual = Math.min(1, part * longest(this.multipliers, step.multipliers, Infinity));
    if (this.program.hasCurvature) primal = dual = Math.min(primal, dual);
    if (!Number.isFinite(primal + dual + sum(step.x))) return false;
    this.length = Math.min(primal, dual);
    addScaled(this.x, primal, step.x);
    addScaled(this.slacks, primal, step.slacks);
    addScaled(this.rowMultipliers, dual, step.rows);
    addScaled(this.multipliers, dual, step.multipliers);
    this.refresh();
    return true;
  }

  private refresh(): void {
    const { program, x } = this;
    program.linearise(x);
    const rows = program.rowsTransposed(this.rowMultipliers);
    const inequalities = program.transpose(this.multipliers);
    this.stationarity = program
      .curvature(x)
      .map((value, i) => value + program.linear[i]! - rows[i]! - inequalities[i]!);
    this.rowResidual = program.rows(x).map((value, r) => value - program.targets[r]!);
    this.slackResidual = program.multiply(x).map((value, i) => this.slacks[i]! - value - program.constant[i]!);
  }
}

/** Moved up together until the least is at least this positive. */
function madePositive(values: Float64Array, atLeast: number): Float64Array {
  let least = Infinity;
  for (const value of values) least = Math.min(least, value);
  return least >= atLeast ? values.slice() : values.map((value) => value + atLeast - least);
}

/** How far, at most `limit`, the step can be taken until a value becomes zero. */
function longest(values: Float64Array, step: Float64Array, limit = 1): number {
  let length = limit;
  for (let i = 0; i < values.length; i++) {
    if (step[i]! < 0) length = Math.min(length, -values[i]! / step[i]!);
  }
  return length;
}

function add(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value + b[i]!);
}

function addScaled(values: Float64Array, factor: number, step: Float64Array): void {
  for (let i = 0; i < values.length; i++) values[i]! += factor * step[i]!;
}
