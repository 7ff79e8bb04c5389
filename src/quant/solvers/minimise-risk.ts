import type { ConstraintSet } from '../constraints/constraint-set.js';
import { gram } from '../linalg/gram.js';
import { zeros, type Matrix } from '../linalg/matrix.js';
import { symmetricMatVec } from '../linalg/symmetric.js';
import { dot, sum } from '../linalg/vector.js';
import { QuantError } from '../quant-error.js';
import { portfolioLosses } from '../risk/portfolio-losses.js';
import { solveConstrained } from './constrained-portfolio.js';
import type { Block, DualSet } from './dual-set.js';
import { softCost } from './soft-cost.js';

export interface RiskProblem {
  readonly set: ConstraintSet;
  /** L, scenarios × N: what is lost in each. */
  readonly losses: Matrix;
  readonly dual: DualSet;
  /** N, added to the risk. */
  readonly linear: Float64Array;
  /** Scale of the costs and the L2 term of the set. */
  readonly softScale: number;
  /** N × N, for the cap on the tracking error. */
  readonly covariance: Matrix;
  readonly start: Float64Array;
  /** Multipliers to start from. */
  readonly multipliers?: Float64Array;
}

export interface RiskSolution {
  readonly weights: Float64Array;
  /** Optimal p. */
  readonly multipliers: Float64Array;
  readonly iterations: number;
  /** (risk − proven lower bound)/|risk|. */
  readonly gap: number;
}

const MOST_ROUNDS = 60;
const MOST_STEPS = 40;
const ENOUGH = 1e-10;
const ACCEPTABLE = 1e-7;
const RIDGE = 1e-7;
const GROWTH = 4;
const SHORTEST = 1e-8;

/**
 * min f(w) + c'w + costs over the set, for f(w) = max {p'Lw : p ∈ P}: the method of multipliers on p, whose inner problems are
 * piecewise quadratic and solved by Newton steps that only see the scenarios between their bounds. For a polyhedral P it
 * ends after finitely many rounds. The gap is proven: min {p'Lw + c'w} over the set is a lower bound for every p ∈ P.
 * Sources: R. T. Rockafellar, "Augmented Lagrangians and applications of the proximal point algorithm", Mathematics of
 * Operations Research 1 (1976); X. Li, D. Sun, K.-C. Toh, "A highly efficient semismooth Newton augmented Lagrangian method
 * for solving Lasso problems", SIAM Journal on Optimization 28 (2018).
 */
export function minimiseRisk(problem: RiskProblem): RiskSolution {
  const { losses, dual } = problem;
  let weights = problem.start;
  let multipliers = problem.multipliers ?? dual.project(new Float64Array(losses.rows).fill(1 / losses.rows)).p;
  let penalty = firstPenalty(problem);
  let best: RiskSolution | undefined;
  let iterations = 0;
  let before = Infinity;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const inner = descend(problem, { weights, multipliers, penalty });
    weights = inner.weights;
    multipliers = inner.multipliers;
    iterations += inner.steps;
    const gap = gapOf(problem, weights, multipliers);
    if (!best || gap < best.gap) best = { weights, multipliers, iterations, gap };
    if (gap <= ENOUGH) break;
    if (gap > before / GROWTH) penalty *= GROWTH;
    before = gap;
  }
  if (best && best.gap <= ACCEPTABLE) return { ...best, iterations };
  throw new QuantError('invalid_input', `no portfolio was proven to be the best: the gap is ${best?.gap ?? Infinity}`);
}

interface Point {
  readonly weights: Float64Array;
  readonly multipliers: Float64Array;
  readonly penalty: number;
}

function firstPenalty({ losses, dual, start }: RiskProblem): number {
  const values = portfolioLosses(losses, start);
  const mean = sum(values) / values.length;
  const spread = Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / values.length);
  return dual.size / (spread > 0 ? spread : 1);
}

/** Newton on φ(w) = max {p'Lw − ‖p − p₀‖²/2σ : p ∈ P} + c'w + costs. */
function descend(
  problem: RiskProblem,
  { weights: from, multipliers, penalty }: Point,
): Omit<Point, 'penalty'> & { steps: number } {
  const { losses, dual, linear, set, softScale, covariance } = problem;
  const n = from.length;
  const at = (w: Float64Array): Inner => innerAt(problem, w, { multipliers, penalty });
  let weights = from;
  let here = at(weights);
  let steps = 0;
  while (steps++ < MOST_STEPS) {
    const gradient = transposeTimes(losses, here.p).map((value, i) => value + linear[i]!);
    const quadratic = hessian(losses, here.blocks, penalty);
    const bend = Math.max(traceOf(quadratic) / n, Number.MIN_VALUE) * RIDGE;
    for (let i = 0; i < n; i++) quadratic.data[i * n + i]! += bend;
    const pull = symmetricMatVec(quadratic, weights);
    const model = { quadratic, linear: gradient.map((value, i) => value - pull[i]!), softScale };
    const target = solveConstrained(set, model, { covariance, start: weights }).weights;
    const direction = target.map((value, i) => value - weights[i]!);
    const slope = dot(gradient, direction) + softScale * (softCost(set, target) - softCost(set, weights));
    if (!(slope < -1e-15 * (Math.abs(here.value) + Number.MIN_VALUE))) break;
    let length = 1;
    let next = at(target);
    while (next.value > here.value + 1e-4 * length * slope && length > SHORTEST) {
      length /= 2;
      next = at(weights.map((value, i) => value + length * direction[i]!));
    }
    if (!(next.value < here.value)) break;
    [weights, here] = [next.weights, next];
  }
  return { weights, multipliers: dual.project(here.q).p, steps };
}

interface Inner {
  readonly weights: Float64Array;
  readonly q: Float64Array;
  readonly p: Float64Array;
  readonly blocks: readonly Block[];
  readonly value: number;
}

function innerAt(
  { losses, dual, linear, set, softScale }: RiskProblem,
  weights: Float64Array,
  { multipliers, penalty }: Omit<Point, 'weights'>,
): Inner {
  const lost = portfolioLosses(losses, weights);
  const q = multipliers.map((value, t) => value + penalty * lost[t]!);
  const { p, blocks } = dual.project(q);
  let far = 0;
  p.forEach((value, t) => (far += (value - multipliers[t]!) ** 2));
  const value = dot(p, lost) - far / (2 * penalty) + dot(linear, weights) + softScale * softCost(set, weights);
  return { weights, q, p, blocks, value };
}

/** How far the portfolio is from a proven bound, relative. */
function gapOf(problem: RiskProblem, weights: Float64Array, p: Float64Array): number {
  const { losses, dual, linear, set, softScale, covariance } = problem;
  const value = (w: Float64Array, risk: number): number => risk + dot(linear, w) + softScale * softCost(set, w);
  const reached = value(weights, dual.support(portfolioLosses(losses, weights)));
  const bent = transposeTimes(losses, p);
  const cheapest = solveConstrained(
    set,
    { quadratic: null, linear: bent.map((slope, i) => slope + linear[i]!), softScale },
    { covariance, start: weights },
  ).weights;
  const bound = value(cheapest, dot(bent, cheapest));
  return Math.max(0, reached - bound) / (Math.abs(reached) || 1);
}

/** σ Σ l l' over the free scenarios, those of a centred block less their mean. */
function hessian(losses: Matrix, blocks: readonly Block[], penalty: number): Matrix {
  const n = losses.columns;
  const count = blocks.reduce((total, { members }) => total + members.length, 0);
  if (count === 0) return zeros(n, n);
  const series = zeros(n, count);
  let column = 0;
  for (const { members, isCentred } of blocks) {
    for (let i = 0; i < n; i++) {
      let mean = 0;
      if (isCentred) for (const t of members) mean += losses.data[t * n + i]! / members.length;
      members.forEach((t, k) => (series.data[i * count + column + k] = losses.data[t * n + i]! - mean));
    }
    column += members.length;
  }
  const squares = gram(series);
  for (let k = 0; k < squares.data.length; k++) squares.data[k] = squares.data[k]! * penalty;
  return squares;
}

function traceOf({ rows, data }: Matrix): number {
  let total = 0;
  for (let i = 0; i < rows; i++) total += data[i * rows + i]!;
  return total;
}

/** L'p; most of p is zero. */
function transposeTimes({ rows, columns, data }: Matrix, p: Float64Array): Float64Array {
  const product = new Float64Array(columns);
  for (let t = 0; t < rows; t++) {
    const scale = p[t]!;
    if (scale === 0) continue;
    for (let i = 0; i < columns; i++) product[i] = product[i]! + scale * data[t * columns + i]!;
  }
  return product;
}
