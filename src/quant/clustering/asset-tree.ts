import { submatrix, type Matrix } from '../linalg/matrix.js';
import type { Params, ParamSchema } from '../params.js';
import { correlationDistances, type DistanceKind } from './correlation-distance.js';
import { linkage, LINKAGES, type Linkage, type Merge } from './linkage.js';

export interface AssetTree {
  /** Position in the input of each asset of the tree. */
  readonly order: readonly number[];
  /** Covariance in the order of the tree. */
  readonly covariance: Matrix;
  /** N × N, row by row. */
  readonly distances: Float64Array;
  readonly merges: readonly Merge[];
}

export function linkageParam(fallback: Linkage): ParamSchema {
  return {
    type: 'string',
    description: 'How far two clusters are from each other.',
    enum: LINKAGES,
    default: fallback,
  };
}

export const DISTANCE_PARAM: ParamSchema = {
  type: 'string',
  description: '√((1 − ρ)/2) itself, or the distance between the rows of its matrix as López de Prado has it.',
  enum: ['direct', 'lopez_de_prado'],
  default: 'direct',
};

/** What the parameters `linkage` and `distance` say. */
export function treeBy(params: Params): { linkage: Linkage; distance: DistanceKind } {
  return { linkage: params['linkage'] as Linkage, distance: params['distance'] as DistanceKind };
}

/**
 * The dendrogram of assets by their correlations. Assets are taken in the order of their names: which child of a merge
 * comes first is a matter of order, and the caller's order should not matter. Throws `insufficient_data`.
 */
export function growTree(
  symbols: readonly string[],
  covariance: Matrix,
  by: { linkage: Linkage; distance: DistanceKind },
): AssetTree {
  const order = symbols.map((_, i) => i).sort((a, b) => (symbols[a]! < symbols[b]! ? -1 : 1));
  const ordered = submatrix(covariance, order);
  const names = order.map((position) => symbols[position]!);
  const distances = correlationDistances(ordered, by.distance, names);
  return { order, covariance: ordered, distances, merges: linkage(distances, symbols.length, by.linkage) };
}

/** Values in the order of the tree, in the order of the input. */
export function inInputOrder({ order }: AssetTree, values: ArrayLike<number>, scale: number): Float64Array {
  const placed = new Float64Array(order.length);
  order.forEach((position, i) => (placed[position] = values[i]! * scale));
  return placed;
}
