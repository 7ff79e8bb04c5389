import { cholesky } from '../linalg/cholesky.js';
import type { GrowingCholesky } from '../linalg/growing-cholesky.js';
import { zeros, type Matrix } from '../linalg/matrix.js';
import { symmetricMatVec } from '../linalg/symmetric.js';
import { dot } from '../linalg/vector.js';
import { QuantError } from '../quant-error.js';

/** p'r = q: an opinion on the return of a portfolio. */
export interface View {
  /** p (N): one 1 for an absolute view, 1 and −1 for a relative one. */
  readonly weights: Float64Array;
  /** q, annual. */
  readonly return: number;
  /** 0 (none) to 1 (certain). */
  readonly confidence: number;
}

export interface BlackLittermanInput {
  /** Σ, annual, N × N. */
  readonly covariance: Matrix;
  /** π, annual, N. */
  readonly prior: Float64Array;
  /** How uncertain the prior is, as a part of Σ; > 0. */
  readonly tau: number;
  readonly views: readonly View[];
}

export interface BlackLittermanPosterior {
  /** Annual, N. */
  readonly expectedReturns: Float64Array;
  /** Of the returns, the uncertainty of their mean included; annual, N × N. */
  readonly covariance: Matrix;
  /**
   * (q − Pπ)'(τPΣP' + Ω)⁻¹(q − Pπ): how far the views are from the prior. χ² with as many degrees of freedom as there are views
   * where both are right (H. Theil, "On the use of incomplete prior information in regression analysis", 1963).
   */
  readonly surprise: number;
}

/** What remains of a view beside the others, relative: less is rounding. */
const DEPENDENT = 1e-12;

/**
 * Mixes prior and views: [(τΣ)⁻¹ + P'Ω⁻¹P]⁻¹[(τΣ)⁻¹π + P'Ω⁻¹q] with the covariance Σ + [(τΣ)⁻¹ + P'Ω⁻¹P]⁻¹. Computed as
 * π + τΣP'(τPΣP' + Ω)⁻¹(q − Pπ), which inverts a matrix of the views only, so that a singular Σ and views that are certain
 * are no special cases.
 *
 * Ω is diagonal, ω = τ·p'Σp·(1 − c)/c: the confidence c of T. Idzorek, "A step-by-step guide to the Black–Litterman model"
 * (2004), in the closed form of J. Walters, "The Black–Litterman model in detail" (2007). c = ½ is the Ω = diag(τPΣP') of
 * G. He, R. Litterman, "The intuition behind Black–Litterman model portfolios" (1999); c = 0 leaves the view out.
 *
 * Throws `invalid_input` naming a view on a portfolio without risk, or one that only repeats or contradicts certain ones.
 */
export function blackLitterman({ covariance, prior, tau, views }: BlackLittermanInput): BlackLittermanPosterior {
  const n = prior.length;
  const held = [...views.entries()].filter(([, { confidence }]) => confidence > 0);
  /** Rows of τPΣ. */
  const spread = held.map(([, { weights }]) => symmetricMatVec(covariance, weights).map((value) => tau * value));
  const { factor, scale } = factorOf(held, spread);
  const residuals = Float64Array.from(held, ([, view], k) => scale[k]! * (view.return - dot(view.weights, prior)));
  factor.solveLower(residuals);
  /** Column i of L⁻¹τPΣ for each symbol. */
  const pulls = Array.from({ length: n }, (_, i) => {
    const column = Float64Array.from(held, (_, k) => scale[k]! * spread[k]![i]!);
    factor.solveLower(column);
    return column;
  });
  const posterior = zeros(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      posterior.data[i * n + j] = (1 + tau) * covariance.data[i * n + j]! - dot(pulls[i]!, pulls[j]!);
    }
  }
  return {
    expectedReturns: prior.map((value, i) => value + dot(pulls[i]!, residuals)),
    covariance: posterior,
    surprise: dot(residuals, residuals),
  };
}

/** LL' of τPΣP' + Ω in units of its diagonal, `scale` being 1/√ of that. */
function factorOf(
  held: readonly (readonly [number, View])[],
  spread: readonly Float64Array[],
): { factor: GrowingCholesky; scale: Float64Array } {
  const count = held.length;
  const variances = held.map(([at, { weights }], k) => {
    const variance = dot(weights, spread[k]!);
    if (variance > 0) return variance;
    throw new QuantError(
      'invalid_input',
      `views[${at}] is about a portfolio without risk`,
      `black_litterman.views[${at}]`,
    );
  });
  // 1 + (1 − c)/c is 1/c.
  const scale = Float64Array.from(held, ([, { confidence }], k) => Math.sqrt(confidence / variances[k]!));
  const scaled = zeros(count, count);
  for (let k = 0; k < count; k++) {
    const [, { weights }] = held[k]!;
    for (let l = 0; l < k; l++) scaled.data[k * count + l] = scale[k]! * scale[l]! * dot(weights, spread[l]!);
    scaled.data[k * count + k] = 1;
  }
  const outcome = cholesky(scaled, undefined, DEPENDENT);
  if (outcome.ok) return { factor: outcome.factor, scale };
  const [at] = held[outcome.index]!;
  throw new QuantError(
    'invalid_input',
    `views[${at}] repeats or contradicts views before it, and all are certain: give it a confidence below 1`,
    `black_litterman.views[${at}]`,
  );
}
