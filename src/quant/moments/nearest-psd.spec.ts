import fc from 'fast-check';
import { matrixFromRows, zeros, type Matrix } from '../linalg/matrix.js';
import { symmetricEigen } from '../linalg/symmetric-eigen.js';
import { diagonal } from '../linalg/symmetric.js';
import { nearestPsd, nearestPsdWithDiagonal } from './nearest-psd.js';

/** Symmetric with a positive diagonal, 2 to 7 rows, correlations anywhere in [−1, 1]: most are indefinite. */
const symmetric = fc
  .integer({ min: 2, max: 7 })
  .chain((n) =>
    fc.tuple(
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n * n, maxLength: n * n }),
      fc.array(fc.double({ min: -3, max: 0, noNaN: true }), { minLength: n, maxLength: n }),
    ),
  )
  .map(([cells, scales]) => {
    const n = scales.length;
    const matrix = zeros(n, n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        const value = (i === j ? 1 : cells[i * n + j]!) * 10 ** (scales[i]! + scales[j]!);
        matrix.data[i * n + j] = value;
        matrix.data[j * n + i] = value;
      }
    }
    return matrix;
  });

const smallest = (matrix: Matrix): number => {
  const { values } = symmetricEigen(matrix);
  return values[0]! / values.at(-1)!;
};
const squaredDistance = (a: Matrix, b: Matrix, scale: Float64Array): number =>
  a.data.reduce((sum, value, at) => {
    const [i, j] = [Math.floor(at / a.rows), at % a.rows];
    return sum + ((value - b.data[at]!) / (scale[i]! * scale[j]!)) ** 2;
  }, 0);

it('gives a positive semidefinite matrix, nearer than any mixture with another one', () => {
  fc.assert(
    fc.property(symmetric, fc.double({ min: 1e-3, max: 1, noNaN: true }), (matrix, part) => {
      const { matrix: nearest, distance } = nearestPsd(matrix);
      expect(smallest(nearest)).toBeGreaterThanOrEqual(-1e-14);
      expect(distance === 0).toBe(nearest === matrix);
      // The set is convex: towards any other member the distance must grow.
      const ones = new Float64Array(matrix.rows).fill(1);
      const own = zeros(matrix.rows, matrix.rows);
      diagonal(matrix).forEach((value, i) => (own.data[i * matrix.rows + i] = value));
      const mixed = { ...nearest, data: nearest.data.map((value, i) => (1 - part) * value + part * own.data[i]!) };
      const best = squaredDistance(nearest, matrix, ones);
      expect(squaredDistance(mixed, matrix, ones)).toBeGreaterThanOrEqual(best * (1 - 1e-10));
    }),
  );
});

it('keeps the diagonal, and is nearer than any mixture with another that has it', () => {
  fc.assert(
    fc.property(symmetric, fc.double({ min: 1e-2, max: 1, noNaN: true }), (matrix, part) => {
      const { matrix: nearest } = nearestPsdWithDiagonal(matrix);
      expect(diagonal(nearest)).toEqual(diagonal(matrix));
      expect(smallest(nearest)).toBeGreaterThanOrEqual(-1e-13);
      const deviations = diagonal(matrix).map(Math.sqrt);
      const mixed = {
        ...nearest,
        data: nearest.data.map((value, at) => (at % (matrix.rows + 1) === 0 ? value : (1 - part) * value)),
      };
      const best = squaredDistance(nearest, matrix, deviations);
      expect(squaredDistance(mixed, matrix, deviations)).toBeGreaterThanOrEqual(best * (1 - 1e-6));
    }),
  );
});

it('finds the nearest correlation matrix of the paper', () => {
  const given = matrixFromRows('matrix', [
    [1, 1, 0],
    [1, 1, 1],
    [0, 1, 1],
  ]);
  const { matrix, iterations, distance, residual } = nearestPsdWithDiagonal(given);
  // Higham 2002, section 4: 0.7607 and 0.1573.
  expect(matrix.data[1]).toBeCloseTo(0.7607, 4);
  expect(matrix.data[2]).toBeCloseTo(0.1573, 4);
  expect(distance * Math.sqrt(7)).toBeCloseTo(0.5278, 4);
  expect(iterations).toBeLessThan(100);
  expect(residual).toBeLessThanOrEqual(1e-10);
});

it('leaves what is positive semidefinite as it is, and refuses a negative variance', () => {
  const singular = matrixFromRows('matrix', [
    [1, 1],
    [1, 1],
  ]);
  expect(nearestPsdWithDiagonal(singular)).toMatchObject({ matrix: singular, distance: 0, iterations: 0 });
  const still = matrixFromRows('matrix', [
    [0, 0.1],
    [0.1, 1],
  ]);
  expect([...nearestPsdWithDiagonal(still).matrix.data]).toEqual([0, 0, 0, 1]);
  const wrong = matrixFromRows('matrix', [
    [1, 0],
    [0, -1],
  ]);
  expect(() => nearestPsdWithDiagonal(wrong)).toThrow(/variance of column 1 is -1/);
});
