import fc from 'fast-check';
import { addDiagonal, matrixFromRows, type Matrix } from '../linalg/matrix.js';
import { annualiseCovariance } from '../moments/annualise.js';
import { sample } from '../moments/sample.estimator.js';
import type { Constraints } from '../constraints/constraints.js';
import { optimize, type Allocation } from './optimize.js';

interface Case {
  scenarios: Matrix;
  covariance: Matrix;
  benchmark: Float64Array;
}

/** 3 to 6 symbols, 10 to 30 periods, and a benchmark that is none of their mixtures. */
const caseArbitrary: fc.Arbitrary<Case> = fc
  .tuple(fc.integer({ min: 3, max: 6 }), fc.integer({ min: 10, max: 30 }))
  .chain(([n, periods]) => {
    const value = fc.double({ min: -0.05, max: 0.05, noNaN: true });
    const numbers = (length: number) => fc.array(value, { minLength: length, maxLength: length });
    return fc.tuple(fc.array(numbers(n), { minLength: periods, maxLength: periods }), numbers(periods));
  })
  .map(([rows, benchmark]) => {
    const scenarios = matrixFromRows('returns', rows);
    const { covariance } = sample.estimate(scenarios, {});
    return {
      scenarios,
      covariance: annualiseCovariance(covariance, 252),
      benchmark: Float64Array.from(benchmark),
    };
  })
  // Symbols that hardly move can be exchanged for each other: the portfolio would not be unique.
  .filter(({ covariance: { rows, data } }) => !data.some((value, i) => i % (rows + 1) === 0 && value < 1e-6));

const symbolsOf = ({ columns }: Matrix): string[] => Array.from({ length: columns }, (_, i) => `S${i}`);

const track = (
  { scenarios, covariance, benchmark }: Case,
  constraints: Constraints = {},
  weights?: object,
): Allocation =>
  optimize({
    ...{ method: 'min_tracking_error', symbols: symbolsOf(scenarios), scenarios, covariance, benchmark, constraints },
    params: weights ? { benchmark_weights: weights } : {},
  });

/** Annual sample deviation of Xw − r. */
function errorOf({ scenarios: { rows, columns, data }, benchmark }: Case, weights: ArrayLike<number>): number {
  const gaps = Array.from({ length: rows }, (_, t) => {
    let gap = -benchmark[t]!;
    for (let i = 0; i < columns; i++) gap += weights[i]! * data[t * columns + i]!;
    return gap;
  });
  const mean = gaps.reduce((a, b) => a + b, 0) / rows;
  return Math.sqrt((252 * gaps.reduce((total, gap) => total + (gap - mean) ** 2, 0)) / (rows - 1));
}

it('cannot come closer to the returns of the benchmark by moving weight, and says how close it is', () => {
  fc.assert(
    fc.property(caseArbitrary, fc.nat(), fc.nat(), fc.double({ min: 1e-5, max: 0.3, noNaN: true }), (...given) => {
      const [problem, a, b, size] = given;
      const { weights, diagnostics } = track(problem, { maxWeight: 0.6 });
      const error = errorOf(problem, weights);
      expect(diagnostics.values?.['tracking_error']).toBeCloseTo(error, 12);
      const [from, to] = [a % weights.length, b % weights.length];
      const moved = Float64Array.from(weights);
      const step = Math.min(size, weights[from]!, 0.6 - weights[to]!);
      moved[from]! -= step;
      moved[to]! += step;
      expect(errorOf(problem, moved)).toBeGreaterThanOrEqual(error - 1e-12);
    }),
    { numRuns: 60 },
  );
});

it('is the benchmark itself where that is allowed, by weights and by returns', () => {
  const rows = Array.from({ length: 20 }, (_, t) => [1, 2, 3].map((k) => 0.01 * Math.sin(k * (t + 1))));
  const scenarios = matrixFromRows('returns', rows);
  const benchmark = Float64Array.from(rows, ([a, b, c]) => 0.2 * a! + 0.3 * b! + 0.5 * c!);
  const covariance = annualiseCovariance(sample.estimate(scenarios, {}).covariance, 252);
  for (const given of [undefined, { S0: 0.2, S1: 0.3, S2: 0.5 }]) {
    const { weights, diagnostics } = track({ scenarios, covariance, benchmark }, {}, given);
    [0.2, 0.3, 0.5].forEach((weight, i) => {
      expect(weights[i]).toBeCloseTo(weight, 9);
    });
    expect(diagnostics.values?.['tracking_error']).toBeLessThan(1e-9);
  }
});

it('does not depend on the order of the symbols', () => {
  fc.assert(
    fc.property(caseArbitrary, ({ covariance }) => {
      const n = covariance.rows;
      // With one solution.
      const regular = addDiagonal(covariance, new Float64Array(n).fill(0.01));
      const order = Array.from({ length: n }, (_, i) => n - 1 - i);
      const turned = matrixFromRows(
        'covariance',
        order.map((i) => order.map((j) => regular.data[i * n + j]!)),
      );
      const run = (matrix: Matrix, symbols: string[]): Allocation =>
        optimize({
          ...{ method: 'min_tracking_error', symbols, covariance: matrix, constraints: { maxWeight: 0.5 } },
          params: { benchmark_weights: { S0: 0.7, S1: 0.3 } },
        });
      const straight = run(regular, symbolsOf(covariance)).weights;
      const other = run(turned, symbolsOf(covariance).reverse()).weights;
      straight.forEach((weight, i) => {
        expect(other[n - 1 - i]).toBeCloseTo(weight, 8);
      });
    }),
    { numRuns: 30 },
  );
});

it('needs a benchmark, among the symbols', () => {
  const covariance = matrixFromRows('covariance', [[0.04]]);
  const request = { method: 'min_tracking_error', symbols: ['A'], covariance };
  expect(() => optimize(request)).toThrow(/needs benchmark_weights, or returns and a benchmark/);
  expect(() => optimize({ ...request, params: { benchmark_weights: { X: 1 } } })).toThrow(/names X/);
});
