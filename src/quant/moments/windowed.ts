import type { Matrix } from '../linalg/matrix.js';
import type { ParamSchema, ParamsSchema } from '../params.js';
import { QuantError } from '../quant-error.js';
import type { CovarianceEstimator } from './covariance-estimator.js';
import type { ExpectedReturnsEstimator } from './expected-returns-estimator.js';

const WINDOW: ParamSchema = {
  type: 'integer',
  description: 'Periods that are looked at, the last ones. Default: all.',
  minimum: 2,
  maximum: 1e6,
};

/** The estimator with a parameter `window`: it sees no more than the last rows of the returns. */
export function windowed(estimator: CovarianceEstimator): CovarianceEstimator {
  return {
    ...estimator,
    params: withWindow(estimator.params),
    estimate: (returns, { window, ...params }) =>
      estimator.estimate(lastRows(estimator.name, returns, window as number | undefined), params),
  };
}

/** The same for an estimator of expected returns that looks at returns; the benchmark is of the same periods. */
export function windowedReturns(estimator: ExpectedReturnsEstimator): ExpectedReturnsEstimator {
  return {
    ...estimator,
    params: withWindow(estimator.params),
    estimate({ params: { window, ...params }, returns, benchmark, ...input }) {
      const seen = returns && lastRows(estimator.name, returns, window as number | undefined);
      const benchmarkSeen = benchmark && seen ? benchmark.slice(-seen.rows) : benchmark;
      return estimator.estimate({ ...input, params, returns: seen, benchmark: benchmarkSeen });
    },
  };
}

function withWindow(schema: ParamsSchema): ParamsSchema {
  return { ...schema, properties: { ...schema.properties, window: WINDOW } };
}

/** Throws `insufficient_data` where there are fewer. */
function lastRows(name: string, returns: Matrix, window: number | undefined): Matrix {
  const { rows, columns, data } = returns;
  if (window === undefined) return returns;
  if (window > rows) {
    throw new QuantError(
      'insufficient_data',
      `${name}.window is ${window}, but there are ${rows} returns`,
      `${name}.window`,
    );
  }
  return { rows: window, columns, data: data.slice((rows - window) * columns) };
}
