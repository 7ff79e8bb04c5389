import { CLUSTER_PARAMS, growClusters } from '../clustering/asset-clusters.js';
import { inInputOrder, type AssetTree } from '../clustering/asset-tree.js';
import { leavesOf } from '../clustering/dendrogram.js';
import { defineParams } from '../params.js';
import { ClusterRisk, RISK_PARAMS } from './cluster-risk.js';
import type { Optimizer } from './optimizer.js';

/**
 * Hierarchical equal risk contribution: down the dendrogram to the clusters, each branch gets capital in inverse proportion
 * to the summed risks of the clusters below it; inside a cluster the weights are inverse risks (by default variances). The number of
 * clusters is where their dispersion bends most, or `clusters`. Source: T. Raffinot, "The hierarchical equal risk
 * contribution portfolio", SSRN 3237540 (2018).
 */
export const herc: Optimizer = {
  name: 'herc',
  title: 'Hierarchical equal risk contribution',
  params: defineParams({ ...CLUSTER_PARAMS.properties, ...RISK_PARAMS }),
  constraints: 'checked',
  optimize(input) {
    const tree = growClusters(input);
    const { clusters } = tree;
    return {
      weights: inInputOrder(tree, share(tree, ClusterRisk.of('herc', input, tree), clusters), input.constraints.budget),
      diagnostics: {
        solver: 'recursive_bisection',
        iterations: tree.merges.length,
        kktResidual: null,
        values: { clusters },
      },
    };
  },
};

function share({ merges, order }: AssetTree, risk: ClusterRisk, clusters: number): Float64Array {
  const n = order.length;
  const weights = new Float64Array(n).fill(1);
  const firstCut = n + merges.length - (clusters - 1);
  const risks = new Map<number, number>();
  /** Sum of the risks of the clusters below a node. */
  const riskOf = (node: number): number => {
    let found = risks.get(node);
    if (found === undefined) {
      found = node < firstCut ? risk.riskOf(leavesOf(merges, n, node)) : riskBelow(node);
      risks.set(node, found);
    }
    return found;
  };
  const riskBelow = (node: number): number => riskOf(merges[node - n]!.left) + riskOf(merges[node - n]!.right);
  const give = (node: number, capital: number): void => {
    if (node < firstCut) {
      const members = leavesOf(merges, n, node);
      risk.weightsOf(members).forEach((weight, i) => (weights[members[i]!] = weight * capital));
      return;
    }
    const { left, right } = merges[node - n]!;
    const part = 1 - riskOf(left) / (riskOf(left) + riskOf(right));
    give(left, capital * part);
    give(right, capital * (1 - part));
  };
  if (n > 1) give(n + merges.length - 1, 1);
  return weights;
}
