import fc from 'fast-check';
import { zeros, type Matrix } from '../linalg/matrix.js';
import { symmetricEigen } from '../linalg/symmetric-eigen.js';
import { diagonal } from '../linalg/symmetric.js';
import { pearsonCorrelation } from './correlation.js';
import { estimateCovariance } from './estimate-covariance.js';
import { commonWindow, refuseMissing } from './missing-returns.js';
import { pairwiseCovariance } from './pairwise-covariance.js';

function matrixOf(rows: (number | null)[][]): Matrix {
  const matrix = zeros(rows.length, rows[0]!.length);
  rows.forEach((row, t) => {
    row.forEach((value, i) => (matrix.data[t * row.length + i] = value ?? NaN));
  });
  return matrix;
}

const cell = fc.integer({ min: -100_000, max: 100_000 }).map((value) => value / 1e6);
/** Three to five series of 12 to 25 returns; a part of them is missing. */
const holedArbitrary = fc
  .tuple(fc.integer({ min: 3, max: 5 }), fc.integer({ min: 12, max: 25 }))
  .chain(([n, periods]) =>
    fc.array(fc.array(fc.option(cell, { freq: 3 }), { minLength: n, maxLength: n }), {
      minLength: periods,
      maxLength: periods,
    }),
  );

const GIVEN = matrixOf([
  [0.1, null, 0.1],
  [0.2, null, 0.2],
  [0.3, 0.1, 0.1],
  [0.1, 0.3, null],
  [0.2, 0.4, 0.3],
]);

it('refuses, naming the first hole', () => {
  expect(() => {
    refuseMissing('returns', GIVEN);
  }).toThrow(/returns\[0\]\[1\] is missing: the rules common_window/);
  expect(() => {
    refuseMissing('returns', matrixOf([[1, 2]]));
  }).not.toThrow();
});

describe('the common window', () => {
  it('begins when the last column does and leaves out rows with holes', () => {
    const { returns, ...rest } = commonWindow(GIVEN);
    expect(rest).toEqual({ rows: [2, 4], leading: 2, holed: 1 });
    expect([...returns.data]).toEqual([0.3, 0.1, 0.1, 0.2, 0.4, 0.3]);
  });

  it('has exactly the complete rows', () => {
    fc.assert(
      fc.property(holedArbitrary, (rows) => {
        const complete = rows.filter((row) => !row.includes(null));
        if (complete.length < 2) {
          expect(() => commonWindow(matrixOf(rows))).toThrow(/rows have every return/);
          return;
        }
        const found = commonWindow(matrixOf(rows));
        expect(found.returns).toEqual(matrixOf(complete));
        expect(found.leading + found.holed + complete.length).toBe(rows.length);
      }),
    );
  });

  it('names the column that leaves too little', () => {
    const never = matrixOf([
      [0.1, null],
      [0.2, null],
    ]);
    expect(() => commonWindow(never)).toThrow(/0 of 2 rows have every return.*column 1 has no value/);
    const late = matrixOf([
      [0.1, null],
      [0.2, 0.1],
    ]);
    expect(() => commonWindow(late)).toThrow(/column 1 begins in row 1/);
  });
});

describe('the pairwise covariance', () => {
  it('is that of the sample where nothing is missing', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 6, maxLength: 20 }), (rows) => {
        const returns = matrixOf(rows);
        const sample = estimateCovariance('sample', returns).covariance;
        if (!diagonal(sample).every((variance) => variance > 1e-8)) return;
        const { covariance, observations, fewestCommon } = pairwiseCovariance(returns);
        covariance.data.forEach((value, at) => {
          expect(value).toBeCloseTo(sample.data[at]!, 12);
        });
        expect([...observations, fewestCommon]).toEqual([rows.length, rows.length, rows.length, rows.length]);
      }),
    );
  });

  it('has own variances, common correlations up to the repair it reports, and is positive semidefinite', () => {
    fc.assert(
      fc.property(holedArbitrary, (rows) => {
        const found = attempt(rows);
        if (!found) return;
        const { covariance, observations, repair } = found;
        const n = covariance.rows;
        const { values } = symmetricEigen(covariance);
        expect(values[0]!).toBeGreaterThanOrEqual(-1e-13 * values.at(-1)!);
        const column = (i: number): number[] => rows.map((row) => row[i] ?? NaN);
        for (let i = 0; i < n; i++) {
          const own = column(i).filter((value) => !Number.isNaN(value));
          expect(observations[i]).toBe(own.length);
          const mean = own.reduce((a, b) => a + b, 0) / own.length;
          const variance = own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (own.length - 1);
          expect(Math.abs(covariance.data[i * n + i]! - variance)).toBeLessThanOrEqual(1e-10 * variance);
          if (repair.distance > 0 || variance === 0) continue;
          for (let j = 0; j < i; j++) {
            const shared = rows.filter((row) => row[i] !== null && row[j] !== null);
            const [a, b] = [i, j].map((at) => shared.map((row) => row[at]!)) as [number[], number[]];
            const scale = Math.sqrt(covariance.data[i * n + i]! * covariance.data[j * n + j]!);
            if (scale === 0) continue;
            expect(covariance.data[i * n + j]! / scale).toBeCloseTo(pearsonCorrelation(a, b), 9);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('repairs what cannot be, and says how far that was', () => {
    const rows = [
      [0.1, 0.1, null],
      [-0.1, -0.1, null],
      [0.1, null, 0.1],
      [-0.1, null, -0.1],
      [null, 0.1, -0.1],
      [null, -0.1, 0.1],
    ];
    const { covariance, repair, fewestCommon } = pairwiseCovariance(matrixOf(rows));
    expect(repair.smallestEigenvalue).toBeCloseTo(-covariance.data[0]!, 12);
    expect(repair.distance).toBeGreaterThan(0.1);
    expect(fewestCommon).toBe(2);
    expect(covariance.data[1]! / covariance.data[0]!).toBeCloseTo(0.5, 6);
  });

  it.each([
    [
      'a column with one value',
      [
        [0.1, 0.2],
        [0.2, null],
        [0.3, null],
      ],
      /column 1 of the returns has 1 observations/,
    ],
    [
      'columns that hardly meet',
      [
        [0.1, null],
        [0.2, 0.2],
        [null, 0.3],
      ],
      /columns 0 and 1 of the returns share 1 rows/,
    ],
    [
      'a column that stands still where they meet',
      [
        [0.1, 0.1],
        [0.1, 0.2],
        [0.2, null],
      ],
      /column 0 of the returns never changes on the 2 rows that it shares with column 1/,
    ],
  ])('refuses %s', (_what, rows, message) => {
    expect(() => pairwiseCovariance(matrixOf(rows))).toThrow(message);
  });

  it('gives a series that never changes no covariance', () => {
    const { covariance } = pairwiseCovariance(
      matrixOf([
        [0.1, 0.3],
        [0.2, 0.3],
        [null, 0.3],
      ]),
    );
    expect([...covariance.data.subarray(1)]).toEqual([0, 0, 0]);
  });
});

function attempt(rows: (number | null)[][]): ReturnType<typeof pairwiseCovariance> | undefined {
  try {
    return pairwiseCovariance(matrixOf(rows));
  } catch (error) {
    expect((error as Error).message).toMatch(/share|observations|never changes/);
    return undefined;
  }
}
