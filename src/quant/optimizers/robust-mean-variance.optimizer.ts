import { addDiagonal, zeros } from '../linalg/matrix.js';
import { diagonal } from '../linalg/symmetric.js';
import { defineParams } from '../params.js';
import { QuantError } from '../quant-error.js';
import { convexResult, resultOf } from './convex-result.js';
import { requireExpectedReturns, type Optimizer, type OptimizerInput, type OptimizerResult } from './optimizer.js';
import { maximiseWorstCase } from './worst-case.js';

/**
 * max over w of min over μ ∈ U of μ'w − λ/2·w'Σw − costs − γ·w'w: mean and variance for the worst of the expected returns that
 * the estimate μ̂ leaves possible. S is the covariance of μ̂, annual: Σ/years for a mean over that many years, or its diagonal
 * part alone (`estimation_error: diagonal`).
 *
 * `ellipsoid`: (μ − μ̂)'S⁻¹(μ − μ̂) ≤ κ², where the worst case is μ̂'w − κ√(w'Sw) (D. Goldfarb, G. Iyengar, "Robust portfolio
 * selection problems", Mathematics of Operations Research 28, 2003; A. Meucci, "Robust Bayesian allocation", 2005).
 * `box`: |μᵢ − μ̂ᵢ| ≤ κ√Sᵢᵢ, where it is μ̂'w − κΣ√Sᵢᵢ|wᵢ| (R. Tütüncü, M. Koenig, "Robust asset allocation", Annals of
 * Operations Research 132, 2004).
 *
 * The length of the estimate is that of the scenarios; where only moments are known, `observations` says it.
 */
export const robustMeanVariance: Optimizer = {
  name: 'robust_mean_variance',
  title: 'Robust mean–variance (worst-case expected returns)',
  params: defineParams(
    {
      risk_aversion: { type: 'number', description: 'λ, annual.', default: 1, minimum: 1e-6, maximum: 1e6 },
      kappa: { type: 'number', description: 'κ, in standard errors.', default: 1, minimum: 0, maximum: 1e3 },
      uncertainty: { type: 'string', description: 'The shape of U.', default: 'ellipsoid', enum: ['ellipsoid', 'box'] },
      estimation_error: {
        type: 'string',
        description: 'S: with correlations, or without. A box has none.',
        default: 'full',
        enum: ['full', 'diagonal'],
      },
      observations: {
        type: 'integer',
        description: 'Periods that the expected returns were estimated from. Default: those of the returns.',
        minimum: 1,
      },
    },
    { optional: ['observations'] },
  ),
  constraints: 'built_in',
  optimize(input) {
    const returns = requireExpectedReturns('robust_mean_variance', input);
    return input.params['uncertainty'] === 'box' ? overBox(input, returns) : overEllipsoid(input, returns);
  },
};

/** κ/√years. */
function sizeOf({ params, scenarios, periodsPerYear }: OptimizerInput): number {
  const observations = params['observations'] ?? scenarios?.rows;
  if (observations !== undefined) return Number(params['kappa']) / Math.sqrt(Number(observations) / periodsPerYear);
  throw new QuantError(
    'invalid_input',
    'robust_mean_variance needs observations where only moments are given',
    'params.observations',
  );
}

function overEllipsoid(input: OptimizerInput, returns: Float64Array): OptimizerResult {
  const { covariance, params } = input;
  const variances = diagonal(covariance);
  const spread =
    params['estimation_error'] === 'full'
      ? covariance
      : addDiagonal(zeros(variances.length, variances.length), variances);
  const problem = { returns, aversion: Number(params['risk_aversion']), spread, size: sizeOf(input) };
  const solution = maximiseWorstCase(input, problem);
  return resultOf(solution, { worst_case_penalty: solution.penalty });
}

function overBox(input: OptimizerInput, returns: Float64Array): OptimizerResult {
  const aversion = Number(input.params['risk_aversion']);
  const size = sizeOf(input);
  const variances = diagonal(input.covariance);
  return convexResult(input, {
    quadratic: input.covariance,
    linear: returns.map((value) => -value / aversion),
    absolute: variances.map((variance) => (size * Math.sqrt(Math.max(0, variance))) / aversion),
    softScale: 1 / aversion,
  });
}
