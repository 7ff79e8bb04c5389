import fc from 'fast-check';
import { matrixFromRows, type Matrix } from '../linalg/matrix.js';
import { optimize } from '../optimizers/optimize.js';
import { leafOrder, leavesOf } from './dendrogram.js';
import { linkage, LINKAGES, type Linkage, type Merge } from './linkage.js';
import { optimalLeafOrder, stepwiseLeafOrder } from './optimal-leaf-order.js';

/** Euclidean distances between 2 to `most` random points: no two are the same. */
const distancesOf = (most: number): fc.Arbitrary<{ n: number; distances: Float64Array }> =>
  fc.integer({ min: 2, max: most }).chain((n) =>
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3 * n, maxLength: 3 * n }).map((values) => {
      const point = (i: number): number[] =>
        values.slice(3 * i, 3 * i + 3).map((value, k) => value + (1e-3 * (i + 1) ** (k + 1)) / 7);
      const distances = new Float64Array(n * n);
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++)
          distances[i * n + j] = Math.hypot(...point(i).map((value, k) => value - point(j)[k]!));
      }
      return { n, distances };
    }),
  );

/** How far two clusters are from each other by definition, from the distances of their members alone. */
function definition(method: Linkage, distances: Float64Array, n: number): (a: number[], b: number[]) => number {
  const pairs = (a: number[], b: number[]): number[] => a.flatMap((i) => b.map((j) => distances[i * n + j]!));
  const meanSquare = (a: number[], b: number[]): number =>
    pairs(a, b).reduce((total, value) => total + value * value, 0) / (a.length * b.length);
  return (a, b) => {
    if (method === 'single') return Math.min(...pairs(a, b));
    if (method === 'complete') return Math.max(...pairs(a, b));
    if (method === 'average') return pairs(a, b).reduce((total, value) => total + value, 0) / (a.length * b.length);
    // √(2|a||b|/(|a| + |b|)) times the distance of the centres.
    const between = meanSquare(a, b) - meanSquare(a, a) / 2 - meanSquare(b, b) / 2;
    return Math.sqrt(Math.max(0, (2 * a.length * b.length * between) / (a.length + b.length)));
  };
}

describe.each(LINKAGES)('%s linkage', (method) => {
  it('merges the two clusters that are nearest by definition, again and again', () => {
    fc.assert(
      fc.property(distancesOf(9), ({ n, distances }) => {
        const far = definition(method, distances, n);
        let clusters = Array.from({ length: n }, (_, i) => [i]);
        const merges = linkage(distances, n, method);
        merges.forEach((merge, at) => {
          const nearest = Math.min(...clusters.flatMap((a, i) => clusters.slice(i + 1).map((b) => far(a, b))));
          expect(merge.distance).toBeCloseTo(nearest, 9);
          const [a, b] = [merge.left, merge.right].map((node) => leavesOf(merges, n, node));
          expect(far(a!, b!)).toBeCloseTo(nearest, 9);
          clusters = [
            ...clusters.filter((cluster) => ![...a!, ...b!].includes(cluster[0]!)),
            leavesOf(merges, n, n + at),
          ];
        });
        expect(clusters).toHaveLength(1);
      }),
    );
  });
});

describe('the optimal order of the leaves', () => {
  const length = (order: readonly number[], distances: Float64Array): number =>
    order.slice(1).reduce((total, leaf, i) => total + distances[leaf * order.length + order[i]!]!, 0);

  function everyOrder(merges: readonly Merge[], n: number, node: number): number[][] {
    if (node < n) return [[node]];
    const { left, right } = merges[node - n]!;
    const [lefts, rights] = [everyOrder(merges, n, left), everyOrder(merges, n, right)];
    return lefts.flatMap((a) =>
      rights.flatMap((b) => [
        [...a, ...b],
        [...b, ...a],
      ]),
    );
  }

  it('is the shortest of all that the tree allows', () => {
    fc.assert(
      fc.property(distancesOf(8), fc.constantFrom(...LINKAGES), ({ n, distances }, method) => {
        const merges = linkage(distances, n, method);
        const orders = everyOrder(merges, n, n + merges.length - 1);
        const order = optimalLeafOrder(distances, merges, n);
        expect(orders.map(String)).toContain(String(order));
        expect(orders.map(String)).toContain(String(leafOrder(merges, n)));
        expect(length(order, distances)).toBeCloseTo(Math.min(...orders.map((one) => length(one, distances))), 12);
        expect(orders.map(String)).toContain(String(stepwiseLeafOrder(distances, merges, n)));
      }),
      { numRuns: 60 },
    );
  });

  it('is not what merge by merge finds', () => {
    const distances = Float64Array.from([
      ...[0, 0.46680166, 0.7747411, 0.79942054],
      ...[0.46680166, 0, 0.28626558, 0.68441929],
      ...[0.7747411, 0.28626558, 0, 0.74692541],
      ...[0.79942054, 0.68441929, 0.74692541, 0],
    ]);
    const merges = linkage(distances, 4, 'complete');
    expect(length(optimalLeafOrder(distances, merges, 4), distances)).toBeCloseTo(1.49999265, 8);
    expect(length(stepwiseLeafOrder(distances, merges, 4), distances)).toBeGreaterThan(1.5);
  });
});

describe('hierarchical methods', () => {
  /** Three blocks of two that move together, with different variances. */
  const blocks = (order: readonly number[]): { symbols: string[]; covariance: Matrix } => {
    const deviations = [0.1, 0.2, 0.15, 0.3, 0.25, 0.12];
    const cell = (i: number, j: number): number => {
      const together = Math.floor(i / 2) === Math.floor(j / 2) ? 0.8 : 0.1 + 0.01 * (i + j);
      return deviations[i]! * deviations[j]! * (i === j ? 1 : together);
    };
    return {
      symbols: order.map((i) => `S${i}`),
      covariance: matrixFromRows(
        'covariance',
        order.map((i) => order.map((j) => cell(i, j))),
      ),
    };
  };
  const straight = [0, 1, 2, 3, 4, 5];
  const variants = [
    ...LINKAGES.flatMap((kind) => [
      ['hrp', { linkage: kind }] as const,
      ['hrp', { linkage: kind, distance: 'lopez_de_prado', leaf_order: 'optimal' }] as const,
      ['hrp', { linkage: kind, leaf_order: 'stepwise' }] as const,
    ]),
    ['herc', {}] as const,
    ['nco', {}] as const,
    ['nco', { clusters: 3 }] as const,
  ];

  it.each(variants)('%s %j does not depend on the order or the scale of the symbols', (method, params) => {
    const { weights } = optimize({ method, params, ...blocks(straight) });
    fc.assert(
      fc.property(fc.shuffledSubarray(straight, { minLength: 6 }), fc.integer({ min: -6, max: 6 }), (order, power) => {
        const { symbols, covariance } = blocks(order);
        const scaled = { ...covariance, data: covariance.data.map((value) => value * 4 ** power) };
        const again = optimize({ method, params, symbols, covariance: scaled });
        order.forEach((from, to) => {
          expect(again.weights[to]).toBeCloseTo(weights[from]!, 12);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('hrp of two assets is inverse variance, herc and nco of as many clusters as assets are known portfolios', () => {
    const { symbols, covariance } = blocks(straight);
    const pair = {
      symbols: ['A', 'B'],
      covariance: matrixFromRows('covariance', [
        [0.04, 0.01],
        [0.01, 0.16],
      ]),
    };
    expect(optimize({ method: 'hrp', ...pair }).weights[0]).toBeCloseTo(0.8, 14);
    expect(optimize({ method: 'herc', params: { clusters: 2 }, ...pair }).weights[0]).toBeCloseTo(0.8, 14);
    const alone = optimize({ method: 'nco', params: { clusters: 6 }, symbols, covariance });
    const whole = optimize({ method: 'nco', params: { clusters: 1 }, symbols, covariance });
    const least = optimize({ method: 'min_variance', symbols, covariance });
    least.weights.forEach((weight, i) => {
      expect(alone.weights[i]).toBeCloseTo(weight, 10);
      expect(whole.weights[i]).toBeCloseTo(weight, 10);
    });
  });

  it('identical assets and perfect opposites are weighted, an asset without variance is refused by name', () => {
    const rows = [
      [0.04, 0.04, -0.04],
      [0.04, 0.04, -0.04],
      [-0.04, -0.04, 0.04],
    ];
    const flat = matrixFromRows('covariance', [
      [0.04, 0],
      [0, 0],
    ]);
    for (const method of ['hrp', 'herc', 'nco']) {
      const { weights } = optimize({
        method,
        symbols: ['A', 'B', 'C'],
        covariance: matrixFromRows('covariance', rows),
      });
      expect(weights.every((weight) => weight >= 0)).toBe(true);
      expect(weights.reduce((total, weight) => total + weight, 0)).toBeCloseTo(1, 12);
      expect(() => optimize({ method, symbols: ['A', 'B'], covariance: flat })).toThrow(/B never changes/);
    }
  });
});
