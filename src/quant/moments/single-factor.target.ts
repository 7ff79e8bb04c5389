import { zeros, type Matrix } from '../linalg/matrix.js';
import { diagonal, quadraticForm } from '../linalg/symmetric.js';
import { dot, sum } from '../linalg/vector.js';
import { QuantError } from '../quant-error.js';
import { intensityTowards, meanFourthPower, sumOfSquares, type ShrinkageTarget } from './shrinkage-target.js';

/** A market with less than this part of the mean variance moves by rounding only. */
const STILL = 1e-24;

/**
 * F = the one-factor covariance cc'/v with the variances of S on its diagonal; the factor m is the equal-weight mean of the
 * series, cᵢ its covariance with series i, v its variance.
 * Source: O. Ledoit, M. Wolf, "Improved estimation of the covariance matrix of stock returns with an application to portfolio
 * selection", Journal of Empirical Finance 10 (2003); 1/T throughout. `insufficient_data` where the market never moves.
 */
export const singleFactor: ShrinkageTarget = {
  name: 'single_factor',
  shrinkageOf(series, covariance) {
    const factor = factorOf(series);
    if (!(factor.variance > (STILL * sum(diagonal(covariance))) / series.rows)) {
      throw new QuantError('insufficient_data', 'the equal-weight mean of the returns never changes: it is no factor');
    }
    const target = targetOf(covariance, factor);
    const rho = covarianceOfErrors(series, covariance, factor);
    return { target, shrinkage: intensityTowards(target, rho, series, covariance) };
  },
};

interface Factor {
  /** m, T. */
  readonly series: Float64Array;
  /** v. */
  readonly variance: number;
  /** c, N. */
  readonly covariances: Float64Array;
}

function factorOf(all: Matrix): Factor {
  const series = combine(all, new Float64Array(all.rows).fill(1 / all.rows));
  const covariances = Float64Array.from({ length: all.rows }, (_, i) => dot(series, row(all, i)) / all.columns);
  return { series, covariances, variance: dot(series, series) / all.columns };
}

function targetOf({ rows: n, data }: Matrix, { covariances, variance }: Factor): Matrix {
  const target = zeros(n, n);
  for (let i = 0; i < n; i++) {
    const beta = covariances[i]! / variance;
    for (let j = 0; j < n; j++) target.data[i * n + j] = beta * covariances[j]!;
    target.data[i * n + i] = data[i * n + i]!;
  }
  return target;
}

/**
 * ρ = Σᵢ(E xᵢ⁴ − sᵢᵢ²) + Σ_{i≠j}(2cⱼ/v·(E xᵢ²xⱼm − cᵢsᵢⱼ) − cᵢcⱼ/v²·(E xᵢxⱼm² − v·sᵢⱼ)). Every double sum of moments is the
 * mean over time of a product of two sums, so that it takes NT steps and not N²T.
 */
function covarianceOfErrors(series: Matrix, covariance: Matrix, factor: Factor): number {
  const { columns: periods } = series;
  const { series: market, variance, covariances } = factor;
  const weighted = combine(series, covariances);
  const squares = sumOfSquares(series);
  let first = 0;
  let third = 0;
  for (let t = 0; t < periods; t++) {
    const moved = weighted[t]! * market[t]!;
    first += (squares[t]! * moved) / periods;
    third += (moved * moved) / periods;
  }
  const spread = quadraticForm(covariance, covariances);
  const own = diagonalTerms(series, covariance, factor);
  const pairs = (2 * (first - spread - own.first)) / variance;
  return own.fourth + pairs - (third - variance * spread - own.third) / variance ** 2;
}

/** What the double sums contain for i = j. */
function diagonalTerms(series: Matrix, covariance: Matrix, { series: market, variance, covariances }: Factor) {
  const variances = diagonal(covariance);
  const terms = { fourth: 0, first: 0, third: 0 };
  for (let i = 0; i < series.rows; i++) {
    const own = row(series, i);
    let [cubed, squared] = [0, 0];
    for (let t = 0; t < own.length; t++) {
      const square = own[t]! * own[t]!;
      cubed += (square * own[t]! * market[t]!) / own.length;
      squared += (square * market[t]! * market[t]!) / own.length;
    }
    const [c, s] = [covariances[i]!, variances[i]!];
    terms.fourth += meanFourthPower({ rows: 1, columns: own.length, data: own }) - s * s;
    terms.first += c * (cubed - c * s);
    terms.third += c * c * (squared - variance * s);
  }
  return terms;
}

/** Σᵢ wᵢxᵢ (T). */
function combine({ rows, columns, data }: Matrix, weights: Float64Array): Float64Array {
  const total = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    for (let t = 0; t < columns; t++) total[t] = total[t]! + weights[i]! * data[i * columns + t]!;
  }
  return total;
}

function row({ columns, data }: Matrix, i: number): Float64Array {
  return data.subarray(i * columns, (i + 1) * columns);
}
