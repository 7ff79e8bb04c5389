import {
  DISTANCE_PARAM,
  growTree,
  inInputOrder,
  linkageParam,
  treeBy,
  type AssetTree,
} from '../clustering/asset-tree.js';
import { leafOrder } from '../clustering/dendrogram.js';
import type { Merge } from '../clustering/linkage.js';
import { optimalLeafOrder, stepwiseLeafOrder } from '../clustering/optimal-leaf-order.js';
import { defineParams } from '../params.js';
import { ClusterRisk, RISK_PARAMS } from './cluster-risk.js';
import type { Optimizer } from './optimizer.js';

const LEAVES = {
  dendrogram: (_distances: Float64Array, merges: readonly Merge[], count: number) => leafOrder(merges, count),
  optimal: optimalLeafOrder,
  stepwise: stepwiseLeafOrder,
};

/**
 * Hierarchical risk parity: the assets in the order of the leaves of their dendrogram, halved again and again; each half gets
 * capital in inverse proportion to the risk (by default the variance) of its portfolio of inverse risks. Source: M. López de Prado, "Building
 * diversified portfolios that outperform out of sample", Journal of Portfolio Management 42 (2016).
 */
export const hrp: Optimizer = {
  name: 'hrp',
  title: 'Hierarchical risk parity',
  params: defineParams({
    linkage: linkageParam('single'),
    distance: DISTANCE_PARAM,
    leaf_order: {
      type: 'string',
      description:
        'As the clusters were merged; with the least distance between neighbours (optimal); or with each merge arranged for ' +
        'itself (stepwise), which SciPy, and so the default of skfolio, calls optimal.',
      enum: Object.keys(LEAVES),
      default: 'dendrogram',
    },
    ...RISK_PARAMS,
  }),
  constraints: 'checked',
  optimize(input) {
    const { symbols, covariance, params, constraints } = input;
    const tree = growTree(symbols, covariance, treeBy(params));
    const leaves = leavesInOrder(tree, params['leaf_order'] as keyof typeof LEAVES);
    return {
      weights: inInputOrder(tree, bisect(ClusterRisk.of('hrp', input, tree), leaves), constraints.budget),
      diagnostics: { solver: 'recursive_bisection', iterations: symbols.length - 1, kktResidual: null },
    };
  },
};

function leavesInOrder({ distances, merges, order }: AssetTree, by: keyof typeof LEAVES): number[] {
  return order.length === 1 ? [0] : LEAVES[by](distances, merges, order.length);
}

function bisect(risk: ClusterRisk, all: readonly number[]): Float64Array {
  const weights = new Float64Array(all.length).fill(1);
  const open = [all];
  while (open.length > 0) {
    const leaves = open.pop()!;
    if (leaves.length < 2) continue;
    const half = Math.floor(leaves.length / 2);
    const [left, right] = [leaves.slice(0, half), leaves.slice(half)];
    const [ofLeft, ofRight] = [risk.riskOf(left), risk.riskOf(right)];
    const share = 1 - ofLeft / (ofLeft + ofRight);
    for (const i of left) weights[i] = weights[i]! * share;
    for (const i of right) weights[i] = weights[i]! * (1 - share);
    open.push(left, right);
  }
  return weights;
}
