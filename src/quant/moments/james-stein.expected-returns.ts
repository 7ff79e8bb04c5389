import { cholesky } from '../linalg/cholesky.js';
import type { GrowingCholesky } from '../linalg/growing-cholesky.js';
import { dot, sum } from '../linalg/vector.js';
import { NO_PARAMS } from '../params.js';
import { QuantError } from '../quant-error.js';
import { columnMeans } from './centred-series.js';
import { requireCompleteReturns, type ExpectedReturnsEstimator } from './expected-returns-estimator.js';
import { sampleCorrelation } from './sample-correlation.js';

/** A correlation matrix that leaves less of a symbol, given those before it, is singular. */
const SMALLEST_PIVOT = 1e-12;

/**
 * Bayes–Stein means (1−w)r̄ + w·r₀: shrunk towards the mean return r₀ = 1'Σ⁻¹r̄/1'Σ⁻¹1 of the minimum variance portfolio
 * with w = (N + 2)/((N + 2) + T(r̄−r₀)'Σ⁻¹(r̄−r₀)) and Σ = Σₜ(rₜ−r̄)(rₜ−r̄)'/(T−N−2), per period; then times the periods of a
 * year. Source: P. Jorion, "Bayes–Stein estimation for portfolio analysis", Journal of Financial and Quantitative Analysis
 * 21 (1986). `diagnostics`: `shrinkage` w, `grand_mean` r₀ (annual).
 * Throws `insufficient_data` for T ≤ N + 2, and where a symbol is a combination of others.
 */
export const jamesStein: ExpectedReturnsEstimator = {
  name: 'james_stein',
  title: 'James–Stein shrinkage (Jorion’s Bayes–Stein)',
  params: NO_PARAMS,
  estimate(input) {
    const returns = requireCompleteReturns('james_stein', input);
    const { rows: periods, columns: n } = returns;
    if (periods <= n + 2) {
      const problem = `james_stein needs more than ${n + 2} observations of ${n} symbols, there are ${periods}`;
      throw new QuantError('insufficient_data', problem);
    }
    const means = columnMeans(returns);
    const { correlation, deviations } = sampleCorrelation(returns);
    const factored = cholesky(correlation, undefined, SMALLEST_PIVOT);
    if (!factored.ok) {
      const problem = `james_stein needs symbols that differ: column ${factored.index} is a combination of others`;
      throw new QuantError('insufficient_data', problem);
    }
    const inverse = (v: Float64Array): Float64Array =>
      solve(factored.factor, v, deviations).map((value) => (value * (periods - n - 2)) / (periods - 1));
    const precision = inverse(new Float64Array(n).fill(1));
    const grandMean = dot(precision, means) / sum(precision);
    const apart = means.map((mean) => mean - grandMean);
    const shrinkage = (n + 2) / (n + 2 + periods * dot(apart, inverse(apart)));
    return {
      expectedReturns: means.map((mean) => ((1 - shrinkage) * mean + shrinkage * grandMean) * input.periodsPerYear),
      diagnostics: { shrinkage, grand_mean: grandMean * input.periodsPerYear },
    };
  },
};

/** D⁻¹C⁻¹D⁻¹v for the factor of the correlation C and the deviations D. */
function solve(factor: GrowingCholesky, v: Float64Array, deviations: Float64Array): Float64Array {
  const scaled = v.map((value, i) => value / deviations[i]!);
  factor.solveLower(scaled);
  factor.solveUpper(scaled);
  return scaled.map((value, i) => value / deviations[i]!);
}
