import fc from 'fast-check';
import { cholesky } from './cholesky.js';
import { gram } from './gram.js';
import { matrixFromRows } from './matrix.js';
import { symmetricMatVec } from './symmetric.js';

const numberArbitrary = fc.integer({ min: -100, max: 100 }).map((value) => value / 10);

/** XX' + I of 1 to 23 rows: every remainder of the blocks, with and without rows before them. */
const positiveArbitrary = fc.integer({ min: 1, max: 23 }).chain((n) =>
  fc
    .array(fc.array(numberArbitrary, { minLength: 5, maxLength: 5 }), { minLength: n, maxLength: n })
    .map((rows) => gram(matrixFromRows('x', rows)))
    .map((matrix) => {
      for (let i = 0; i < n; i++) matrix.data[i * n + i]! += 1;
      return matrix;
    }),
);

describe('cholesky', () => {
  it('solves with its factor', () => {
    fc.assert(
      fc.property(positiveArbitrary, (matrix) => {
        const outcome = cholesky(matrix);
        if (!outcome.ok) throw new Error('not positive definite');
        const x = Float64Array.from({ length: matrix.rows }, (_, i) => 1 + (i % 3));
        const solved = symmetricMatVec(matrix, x);
        outcome.factor.solveLower(solved);
        outcome.factor.solveUpper(solved);
        solved.forEach((value, i) => {
          expect(value).toBeCloseTo(x[i]!, 8);
        });
      }),
    );
  });

  it('names the first row that makes the matrix not positive definite', () => {
    fc.assert(
      fc.property(positiveArbitrary, fc.nat(), (matrix, place) => {
        const index = place % matrix.rows;
        matrix.data[index * matrix.rows + index] = -1;
        expect(cholesky(matrix)).toMatchObject({ ok: false, index });
      }),
    );
  });
});
