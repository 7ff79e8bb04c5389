import fc from 'fast-check';
import { gram } from './gram.js';
import { matrixFromRows, zeros, type Matrix } from './matrix.js';
import { symmetricEigen, weightedOuterProducts } from './symmetric-eigen.js';
import { symmetricMatVec } from './symmetric.js';
import { dot, maxAbs } from './vector.js';

/** Symmetric, 1 to 12 rows, entries over many orders of magnitude, many of them zero. */
const symmetric = fc
  .integer({ min: 1, max: 12 })
  .chain((n) =>
    fc.array(fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: -12, max: 3 })), {
      minLength: n * n,
      maxLength: n * n,
    }),
  )
  .map((cells) => {
    const n = Math.sqrt(cells.length);
    const matrix = zeros(n, n);
    cells.forEach(([value, power], at) => {
      const [i, j] = [Math.floor(at / n), at % n];
      if (j > i) return;
      matrix.data[i * n + j] = Math.abs(value) < 0.2 ? 0 : value * 10 ** power;
      matrix.data[j * n + i] = matrix.data[i * n + j]!;
    });
    return matrix;
  });

const row = ({ data, columns }: Matrix, k: number): Float64Array => data.subarray(k * columns, (k + 1) * columns);

function expectEigen(matrix: Matrix): void {
  const { values, vectors } = symmetricEigen(matrix);
  const tolerance = 1e-14 * matrix.rows * (maxAbs(matrix.data) || 1) * matrix.rows;
  values.forEach((value, k) => {
    if (k > 0) expect(value).toBeGreaterThanOrEqual(values[k - 1]!);
    const image = symmetricMatVec(matrix, row(vectors, k));
    expect(maxAbs(image.map((entry, i) => entry - value * row(vectors, k)[i]!))).toBeLessThanOrEqual(tolerance);
    for (let other = 0; other <= k; other++) {
      expect(dot(row(vectors, k), row(vectors, other))).toBeCloseTo(other === k ? 1 : 0, 12);
    }
  });
}

it('finds orthonormal vectors that the matrix only stretches, in ascending order', () => {
  fc.assert(fc.property(symmetric, expectEigen), { numRuns: 300 });
});

it('keeps trace and squared norm', () => {
  fc.assert(
    fc.property(symmetric, (matrix) => {
      const { values } = symmetricEigen(matrix);
      const scale = maxAbs(matrix.data) || 1;
      const trace = Array.from({ length: matrix.rows }, (_, i) => matrix.data[i * matrix.rows + i]! / scale);
      expect(values.reduce((sum, value) => sum + value / scale, 0)).toBeCloseTo(
        trace.reduce((sum, value) => sum + value, 0),
        10,
      );
      expect(values.reduce((sum, value) => sum + (value / scale) ** 2, 0)).toBeCloseTo(
        matrix.data.reduce((sum, value) => sum + (value / scale) ** 2, 0),
        10,
      );
    }),
  );
});

it.each([
  ['one row', [[-3]], [-3]],
  [
    'zeros',
    [
      [0, 0],
      [0, 0],
    ],
    [0, 0],
  ],
  [
    'a diagonal',
    [
      [3, 0, 0],
      [0, -1, 0],
      [0, 0, 2],
    ],
    [-1, 2, 3],
  ],
  [
    'equal eigenvalues',
    [
      [2, 1, 1],
      [1, 2, 1],
      [1, 1, 2],
    ],
    [1, 1, 4],
  ],
  [
    'a second difference, whose eigenvalues are 2 − 2cos(kπ/(N+1))',
    [
      [2, -1, 0],
      [-1, 2, -1],
      [0, -1, 2],
    ],
    [2 - Math.SQRT2, 2, 2 + Math.SQRT2],
  ],
])('knows %s', (_, rows, expected) => {
  const matrix = matrixFromRows('matrix', rows);
  const { values } = symmetricEigen(matrix);
  expected.forEach((value, k) => {
    expect(values[k]).toBeCloseTo(value, 14);
  });
  expectEigen(matrix);
});

it('takes matrices of low rank and of extreme size', () => {
  const series = zeros(40, 3);
  series.data.forEach((_, at) => (series.data[at] = Math.sin(at * at + 1)));
  const low = gram(series);
  expectEigen(low);
  const { values } = symmetricEigen(low);
  expect(values.filter((value) => value > 1e-12 * values.at(-1)!).length).toBe(3);
  for (const size of [1e-200, 1e200]) {
    const scaled = symmetricEigen({ ...low, data: low.data.map((value) => value * size) }).values;
    expect(scaled.at(-1)! / size / values.at(-1)!).toBeCloseTo(1, 12);
  }
});

it('builds the matrix again from its parts', () => {
  fc.assert(
    fc.property(symmetric, (matrix) => {
      const { values, vectors } = symmetricEigen(matrix);
      const positive = weightedOuterProducts(vectors, values);
      const negative = weightedOuterProducts(
        vectors,
        values.map((value) => -value),
      );
      const scale = maxAbs(matrix.data) || 1;
      matrix.data.forEach((value, at) => {
        expect((positive.data[at]! - negative.data[at]!) / scale).toBeCloseTo(value / scale, 11);
      });
    }),
  );
});
