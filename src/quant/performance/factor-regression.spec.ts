import fc from 'fast-check';
import { matrixFromRows } from '../linalg/matrix.js';
import { factorRegression } from './factor-regression.js';

const FACTOR = matrixFromRows('factors', [[0], [1], [2], [3]]);
const RETURNS = [1, 3, 2, 5];

function expectVector(values: ArrayLike<number | null>, expected: number[]): void {
  expect(values).toHaveLength(expected.length);
  expected.forEach((value, k) => {
    expect(values[k]).toBeCloseTo(value, 12);
  });
}

it('is the line worked out by hand', () => {
  // Residuals −0.1, 0.8, −1.3, 0.6: squares 2.7 of 8.75 in all.
  const found = factorRegression(RETURNS, FACTOR, { lags: 0 });
  expectVector(found.coefficients, [1.1, 1.1]);
  expectVector(found.standardErrors, [Math.sqrt(0.945), Math.sqrt(0.27)]);
  expectVector(found.tStatistics, [1.1 / Math.sqrt(0.945), 1.1 / Math.sqrt(0.27)]);
  expect(found.rSquared).toBeCloseTo(1 - 2.7 / 8.75, 13);
  expect(found.adjustedRSquared).toBeCloseTo(1 - ((2.7 / 8.75) * 3) / 2, 13);
  expect(found.residualDeviation).toBeCloseTo(Math.sqrt(1.35), 13);
  expect(found.observations).toBe(4);
});

it('has errors that hold for uneven residuals and for those that follow each other', () => {
  // (x − x̄)e: 0.15, −0.4, −0.65, 0.9. Squares 1.415, products of neighbours −0.385, which weigh 2·½.
  const white = factorRegression(RETURNS, FACTOR, { lags: 0 }).neweyWestErrors;
  expect(white[1]).toBeCloseTo(Math.sqrt(1.415) / 5, 13);
  const lagged = factorRegression(RETURNS, FACTOR, { lags: 1 }).neweyWestErrors;
  expect(lagged[1]).toBeCloseTo(Math.sqrt(1.415 - 0.385) / 5, 13);
});

it('finds loadings again, and says of an exact fit that nothing is left', () => {
  const cell = fc.integer({ min: -100, max: 100 }).map((value) => value / 1000);
  const rows = fc.array(fc.tuple(cell, cell), { minLength: 12, maxLength: 30 });
  fc.assert(
    fc.property(rows, cell, cell, (given, intercept, loading) => {
      // Something that moves in each, and not together.
      const factors = given.map(([a, b], t) => [a + (t % 2), b + (t % 3)]);
      const returns = factors.map(([a, b]) => intercept + loading * a! - 2 * b!);
      const found = factorRegression(returns, matrixFromRows('factors', factors), { lags: 2 });
      expectVector(found.coefficients, [intercept, loading, -2]);
      expect(found.tStatistics).toEqual([null, null, null]);
      expect(found.rSquared).toBe(1);
    }),
  );
});

it('gives factors in another order and size the same fit', () => {
  const factors = [0.3, -0.1, 0.2, 0.5, -0.4, 0.1].map((a, t) => [a, (t * t) / 10]);
  const returns = [0.1, 0.3, -0.2, 0.4, 0.1, 0.2];
  const given = factorRegression(returns, matrixFromRows('factors', factors), { lags: 1 });
  const turned = factors.map(([a, b]) => [b! * 1000, a!]);
  const found = factorRegression(returns, matrixFromRows('factors', turned), { lags: 1 });
  const [base, first, second] = given.coefficients;
  expectVector(found.coefficients, [base!, second! / 1000, first!]);
  expectVector(found.tStatistics, [given.tStatistics[0]!, given.tStatistics[2]!, given.tStatistics[1]!]);
  expect(found.rSquared).toBeCloseTo(given.rSquared!, 13);
});

it('has no share explained of returns that never change', () => {
  const { rSquared, adjustedRSquared } = factorRegression([0.1, 0.1, 0.1, 0.1], FACTOR, { lags: 0 });
  expect([rSquared, adjustedRSquared]).toEqual([null, null]);
});

it('refuses what it cannot tell apart, too little, holes and lags', () => {
  const twice = matrixFromRows('factors', [
    [0, 0],
    [1, 2],
    [2, 4],
    [3, 6],
  ]);
  expect(() => factorRegression(RETURNS, twice, { lags: 0 })).toThrow(
    'regressor 2 is a combination of those before it',
  );
  const still = matrixFromRows('factors', [[0], [0], [0], [0]]);
  expect(() => factorRegression(RETURNS, still, { lags: 0 })).toThrow(
    'regressor 1 is a combination of those before it',
  );
  const short = matrixFromRows('factors', [[0], [1]]);
  expect(() => factorRegression([1, 2], short, { lags: 0 })).toThrow(
    'excessReturns has 2 values: at least 3 are needed',
  );
  expect(() => factorRegression([1, 2, 3], FACTOR, { lags: 0 })).toThrow('3 excess returns and 4 rows of factors');
  expect(() => factorRegression([1, NaN, 3, 4], FACTOR, { lags: 0 })).toThrow('excessReturns[1] is NaN');
  const holed = { ...FACTOR, data: Float64Array.of(0, 1, NaN, 3) };
  expect(() => factorRegression(RETURNS, holed, { lags: 0 })).toThrow('factors[2][0] is NaN');
  for (const lags of [-1, 1.5, 4, NaN]) {
    expect(() => factorRegression(RETURNS, FACTOR, { lags })).toThrow(`lags is ${lags}`);
  }
});
