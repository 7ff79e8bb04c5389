import { type ConstraintSet, countsPositions } from '../constraints/constraint-set.js';
import { softTermsOf } from '../constraints/soft-terms.js';
import { addScaled, type Matrix } from '../linalg/matrix.js';
import { quadraticForm } from '../linalg/symmetric.js';
import { dot } from '../linalg/vector.js';
import { solveConstrained } from '../solvers/constrained-portfolio.js';
import { findLogAversion } from '../solvers/find-aversion.js';
import type { PortfolioSolution } from '../solvers/portfolio-program.js';
import { searchPositions } from '../solvers/positions-search.js';
import type { ConvexSolution } from './convex-result.js';
import type { OptimizerInput } from './optimizer.js';

/** max μ'w − λ/2·w'Σw − s·√(w'Mw) − costs − γ·w'w. */
export interface WorstCase {
  /** μ (N). */
  readonly returns: Float64Array;
  /** λ > 0. */
  readonly aversion: number;
  /** M (N × N), positive semidefinite; best Σ itself where it is Σ. */
  readonly spread: Matrix;
  /** s ≥ 0. */
  readonly size: number;
}

const TOLERANCE = 1e-13;
/** A norm this small beside that of the portfolio that does not care is the kink at 0, where any slope up to s is optimal. */
const NEGLIGIBLE = 1e-9;

/** What of the reward is lost where the estimate is as wrong as it may be: s·√(w'Mw). */
export type WorstCaseSolution = ConvexSolution & { readonly penalty: number };

/**
 * Exact, by quadratic programs. The norm ψ = √(w'Mw) has the gradient Mw/ψ, so the optimum is that of the program with
 * ½·w'(λΣ + tM)w at the t with t·ψ(t) = s. The value of the best portfolio with a norm of at most ψ is concave in ψ and
 * t·ψ is its slope, hence t·ψ(t) grows with t and has one root. Without a root the norm falls to 0: the portfolio of
 * the largest t. Throws `infeasible`.
 */
export function maximiseWorstCase(input: OptimizerInput, problem: WorstCase): WorstCaseSolution {
  const { covariance, constraints } = input;
  const solve = (set: ConstraintSet, start?: Float64Array): PortfolioSolution =>
    solveConvexSet(set, { covariance, problem, start });
  const valueOf = ({ weights }: PortfolioSolution): number => -worthOf(constraints, { covariance, problem, weights });
  const solution = countsPositions(constraints)
    ? searchPositions(constraints, { solve, valueOf, covariance })
    : solve(constraints);
  return { ...solution, penalty: problem.size * norm(problem.spread, solution.weights) };
}

function solveConvexSet(
  set: ConstraintSet,
  { covariance, problem, start }: { covariance: Matrix; problem: WorstCase; start: Float64Array | undefined },
): PortfolioSolution {
  const { returns, aversion, spread, size } = problem;
  let iterations = 0;
  let solution: PortfolioSolution | undefined;
  const at = (t: number): PortfolioSolution => {
    // Divided by λ + t, so that Σ serves as it is where M is Σ.
    const total = aversion + t;
    const isSame = spread === covariance;
    solution = solveConstrained(
      set,
      {
        quadratic: isSame ? covariance : addScaled(covariance, aversion / total, { matrix: spread, scale: t / total }),
        linear: returns.map((value) => -value / total),
        softScale: 1 / total,
      },
      { covariance, start: solution?.weights ?? start },
    );
    iterations += solution.iterations;
    return solution;
  };
  const first = at(0);
  const widest = norm(spread, first.weights);
  if (size === 0 || widest === 0) return first;
  /** Part of s that t·ψ(t) lacks. */
  const shortfall = (logT: number): number => {
    const t = Math.exp(logT);
    return 1 - (t * norm(spread, at(t).weights)) / size;
  };
  const left = shortfall(findLogAversion(shortfall, { start: Math.log(size / widest), tolerance: TOLERANCE }));
  const found = solution!;
  const isAtZero = norm(spread, found.weights) <= NEGLIGIBLE * widest;
  return { ...found, iterations, kktResidual: Math.max(found.kktResidual, isAtZero ? 0 : Math.abs(left)) };
}

function worthOf(
  set: ConstraintSet,
  { covariance, problem, weights }: { covariance: Matrix; problem: WorstCase; weights: Float64Array },
): number {
  const { returns, aversion, spread, size } = problem;
  const certain = dot(returns, weights) - (aversion / 2) * quadraticForm(covariance, weights);
  return certain - size * norm(spread, weights) - softTermsOf(set, weights);
}

function norm(matrix: Matrix, weights: Float64Array): number {
  return Math.sqrt(Math.max(0, quadraticForm(matrix, weights)));
}
