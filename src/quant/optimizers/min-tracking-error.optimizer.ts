import { gram } from '../linalg/gram.js';
import { symmetricMatVec, quadraticForm } from '../linalg/symmetric.js';
import { dot, sum } from '../linalg/vector.js';
import type { Matrix } from '../linalg/matrix.js';
import { centredSeries } from '../moments/centred-series.js';
import { numbersBySymbol, valuesBySymbol } from '../by-symbol.js';
import { defineParams } from '../params.js';
import { QuantError } from '../quant-error.js';
import { resultOf, solveConvex } from './convex-result.js';
import type { Optimizer, OptimizerInput } from './optimizer.js';

/** The squared error is w'Qw − 2c'w and a constant. */
interface Tracking {
  readonly quadratic: Matrix;
  readonly cross: Float64Array;
  /** The error itself, without the cancellation of that difference. */
  errorOf(weights: Float64Array): number;
}

/**
 * The portfolio that stays closest to a benchmark, min (tracking error)² + costs + γ·w'w, annual.
 *
 * With `benchmark_weights` b the squared error is (w − b)'Σ(w − b), with the covariance of the request. Without, it is the
 * sample variance of Xw − r (ddof 1) of the scenarios X and the returns r of the benchmark: a regression of r on the
 * symbols with an intercept, under the constraints (W. Sharpe, "Asset allocation: management style and performance
 * measurement", 1992). Where both are given, the weights count.
 */
export const minTrackingError: Optimizer = {
  name: 'min_tracking_error',
  title: 'Minimum tracking error',
  params: defineParams(
    {
      benchmark_weights: numbersBySymbol(
        'The benchmark, a symbol left out has none. Default: the benchmark returns of the request.',
      ),
    },
    { optional: ['benchmark_weights'] },
  ),
  constraints: 'built_in',
  optimize(input) {
    const tracking = input.params['benchmark_weights'] === undefined ? toReturns(input) : toWeights(input);
    const { quadratic, cross } = tracking;
    // ½w'Qw is what the solver minimises: half of everything.
    const objective = { quadratic, linear: cross.map((value) => -value), softScale: 0.5 };
    const solution = solveConvex(input, objective);
    return resultOf(solution, { tracking_error: tracking.errorOf(solution.weights) });
  },
};

function toWeights({ symbols, covariance, params }: OptimizerInput): Tracking {
  const benchmark = valuesBySymbol('min_tracking_error.benchmark_weights', symbols, params['benchmark_weights']);
  return {
    quadratic: covariance,
    cross: symmetricMatVec(covariance, benchmark),
    errorOf(weights) {
      const gap = weights.map((weight, i) => weight - benchmark[i]!);
      return Math.sqrt(Math.max(0, quadraticForm(covariance, gap)));
    },
  };
}

function toReturns({ scenarios, benchmark, periodsPerYear }: OptimizerInput): Tracking {
  if (!scenarios || !benchmark) {
    throw new QuantError(
      'invalid_input',
      'min_tracking_error needs benchmark_weights, or returns and a benchmark',
      'params.benchmark_weights',
    );
  }
  const series = centredSeries(scenarios);
  const mean = sum(benchmark) / benchmark.length;
  const centred = benchmark.map((value) => value - mean);
  const scale = periodsPerYear / (scenarios.rows - 1);
  const cross = Float64Array.from({ length: series.rows }, (_, i) => scale * dot(seriesOf(series, i), centred));
  const products = gram(series);
  return {
    quadratic: { ...products, data: products.data.map((value) => value * scale) },
    cross,
    errorOf(weights) {
      const gap = centred.map((value) => -value);
      weights.forEach((weight, i) => {
        seriesOf(series, i).forEach((value, t) => (gap[t]! += weight * value));
      });
      return Math.sqrt(scale * dot(gap, gap));
    },
  };
}

function seriesOf({ data, columns }: Matrix, row: number): Float64Array {
  return data.subarray(row * columns, (row + 1) * columns);
}
