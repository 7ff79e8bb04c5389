import type { Matrix } from '../linalg/matrix.js';
import { defineParams, type Params } from '../params.js';
import { DISTANCE_PARAM, growTree, linkageParam, treeBy, type AssetTree } from './asset-tree.js';
import { countClusters } from './cluster-count.js';

/** Parameters of a method that works on clusters. */
export const CLUSTER_PARAMS = defineParams({
  linkage: linkageParam('ward'),
  distance: DISTANCE_PARAM,
  clusters: { type: 'integer', description: '0: as many as the data show.', default: 0, minimum: 0, maximum: 2000 },
});

/** The tree of assets and how many of its clusters count: as many as `CLUSTER_PARAMS` say, at most N. */
export function growClusters(input: {
  symbols: readonly string[];
  covariance: Matrix;
  params: Params;
}): AssetTree & { readonly clusters: number } {
  const { symbols, covariance, params } = input;
  const tree = growTree(symbols, covariance, treeBy(params));
  const wanted = Number(params['clusters']);
  const found = wanted > 0 ? wanted : countClusters(tree.distances, tree.merges, symbols.length);
  return { ...tree, clusters: Math.min(found, symbols.length) };
}
