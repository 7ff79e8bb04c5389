import { CLUSTER_PARAMS, growClusters } from '../clustering/asset-clusters.js';
import { inInputOrder, type AssetTree } from '../clustering/asset-tree.js';
import { clusterNodes, leavesOf } from '../clustering/dendrogram.js';
import { constraintSetOf } from '../constraints/constraint-set.js';
import { submatrix, zeros, type Matrix } from '../linalg/matrix.js';
import { solvePortfolio } from '../solvers/portfolio-program.js';
import type { Optimizer } from './optimizer.js';

/**
 * Nested clustered optimisation: long-only minimum variance inside each cluster, then among the clusters as if they were
 * assets. Source: M. López de Prado, "A robust estimator of the efficient frontier", SSRN 3469961 (2016/2019). The number of
 * clusters is where their dispersion bends most, or `clusters`.
 */
export const nco: Optimizer = {
  name: 'nco',
  title: 'Nested clustered optimisation',
  params: CLUSTER_PARAMS,
  constraints: 'checked',
  optimize(input) {
    const tree = growClusters(input);
    const { clusters } = tree;
    const { weights, iterations, kktResidual } = nest(tree, clusters);
    return {
      weights: inInputOrder(tree, weights, input.constraints.budget),
      diagnostics: { solver: 'active_set', iterations, kktResidual, values: { clusters } },
    };
  },
};

interface Nested {
  weights: Float64Array;
  iterations: number;
  /** The largest of all programs. */
  kktResidual: number;
}

function nest({ covariance, merges, order }: AssetTree, clusters: number): Nested {
  const n = order.length;
  const members = n === 1 ? [[0]] : clusterNodes(merges, n, clusters).map((node) => leavesOf(merges, n, node));
  const inner = members.map((cluster) => leastVariance(submatrix(covariance, cluster)));
  const spread = members.map((cluster, c) => spreadOut(n, cluster, inner[c]!.weights));
  const outer = leastVariance(reduced(covariance, spread));
  const weights = new Float64Array(n);
  spread.forEach((portfolio, c) => {
    portfolio.forEach((weight, i) => (weights[i] = weights[i]! + weight * outer.weights[c]!));
  });
  const all = [...inner, outer];
  return {
    weights,
    iterations: all.reduce((total, { iterations }) => total + iterations, 0),
    kktResidual: Math.max(...all.map(({ kktResidual }) => kktResidual)),
  };
}

function leastVariance(covariance: Matrix): ReturnType<typeof solvePortfolio> {
  const names = Array.from({ length: covariance.rows }, (_, i) => String(i));
  return solvePortfolio(constraintSetOf(names, {}), { quadratic: covariance, linear: new Float64Array(names.length) });
}

function spreadOut(n: number, cluster: readonly number[], weights: Float64Array): Float64Array {
  const portfolio = new Float64Array(n);
  cluster.forEach((asset, i) => (portfolio[asset] = weights[i]!));
  return portfolio;
}

/** The covariance of portfolios. */
function reduced({ columns, data }: Matrix, portfolios: readonly Float64Array[]): Matrix {
  const small = zeros(portfolios.length, portfolios.length);
  portfolios.forEach((a, row) => {
    portfolios.forEach((b, column) => {
      let total = 0;
      for (let i = 0; i < columns; i++) {
        if (a[i] === 0) continue;
        for (let j = 0; j < columns; j++) if (b[j] !== 0) total += a[i]! * data[i * columns + j]! * b[j]!;
      }
      small.data[row * portfolios.length + column] = total;
    });
  });
  for (let i = 0; i < small.rows; i++) {
    for (let j = 0; j < i; j++) small.data[j * small.rows + i] = small.data[i * small.rows + j]!;
  }
  return small;
}
