import fc from 'fast-check';
import { matrixFromRows, type Matrix } from '../linalg/matrix.js';
import { quadraticForm } from '../linalg/symmetric.js';
import { dot } from '../linalg/vector.js';
import type { Constraints } from '../constraints/constraints.js';
import type { Params } from '../params.js';
import { optimize, type Allocation } from './optimize.js';

interface Case {
  covariance: Matrix;
  expectedReturns: Float64Array;
  kappa: number;
  aversion: number;
}

const YEARS = 4;

/** A one-factor covariance of 2 to 7 symbols. */
const caseArbitrary: fc.Arbitrary<Case> = fc
  .integer({ min: 2, max: 7 })
  .chain((n) => {
    const numbers = (min: number, max: number) =>
      fc.array(fc.double({ min, max, noNaN: true }), { minLength: n, maxLength: n });
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    return fc.tuple(numbers(-1, 2), numbers(0.05, 0.4), numbers(-0.2, 0.4), number(0, 3), number(0.1, 20));
  })
  .map(([betas, risks, means, kappa, aversion]) => ({
    covariance: matrixFromRows(
      'covariance',
      betas.map((beta, i) => betas.map((other, j) => 0.03 * beta * other + (i === j ? risks[i]! * risks[i]! : 0))),
    ),
    expectedReturns: Float64Array.from(means),
    kappa,
    aversion,
  }));

const symbolsOf = ({ rows }: Matrix): string[] => Array.from({ length: rows }, (_, i) => `S${i}`);

const run = ({ covariance, expectedReturns, kappa, aversion }: Case, params: Params, set: Constraints): Allocation =>
  optimize({
    ...{
      method: 'robust_mean_variance',
      symbols: symbolsOf(covariance),
      covariance,
      expectedReturns,
      constraints: set,
    },
    params: { kappa, risk_aversion: aversion, observations: YEARS * 252, ...params },
  });

/** What the worst of the possible expected returns takes away, by the definition of the set. */
const PENALTIES: Record<string, (covariance: Matrix, weights: Float64Array) => number> = {
  'ellipsoid full': (covariance, weights) => Math.sqrt(quadraticForm(covariance, weights) / YEARS),
  'ellipsoid diagonal': ({ data, rows }, weights) =>
    Math.sqrt(weights.reduce((total, weight, i) => total + (weight * weight * data[i * rows + i]!) / YEARS, 0)),
  'box full': ({ data, rows }, weights) =>
    weights.reduce((total, weight, i) => total + Math.abs(weight) * Math.sqrt(data[i * rows + i]! / YEARS), 0),
};

function worst(kind: string, { covariance, expectedReturns, kappa, aversion }: Case, weights: Float64Array): number {
  const certain = dot(expectedReturns, weights) - (aversion / 2) * quadraticForm(covariance, weights);
  return certain - kappa * PENALTIES[kind]!(covariance, weights);
}

const paramsOf = (kind: string): Params => {
  const [uncertainty, error] = kind.split(' ');
  return { uncertainty, estimation_error: error };
};

describe.each(Object.keys(PENALTIES))('over an uncertainty of %s', (kind) => {
  it.each<[string, Constraints, number, number]>([
    ['long only', { maxWeight: 0.7 }, 0, 0.7],
    ['with short positions', { minWeight: -0.5, maxWeight: 1.5 }, -0.5, 1.5],
  ])('has the best worst case, %s', (_name, constraints, low, high) => {
    fc.assert(
      fc.property(
        caseArbitrary,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 }),
        fc.double({ min: 1e-5, max: 1, noNaN: true }),
        (problem, target, share) => {
          const { weights, diagnostics } = run(problem, paramsOf(kind), constraints);
          expect(diagnostics.kktResidual).toBeLessThanOrEqual(1e-8);
          // On the way to another portfolio that keeps the constraints.
          const n = weights.length;
          const mean = target.slice(0, n).reduce((a, b) => a + b, 0) / n;
          const other = target.slice(0, n).map((value) => 1 / n + (value - mean) * Math.min(1 / n, 0.7 - 1 / n));
          const moved = weights.map((weight, i) => weight + share * (other[i]! - weight));
          expect(moved.every((weight) => weight >= low - 1e-9 && weight <= high + 1e-9)).toBe(true);
          expect(worst(kind, problem, moved)).toBeLessThanOrEqual(worst(kind, problem, weights) + 1e-10);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is the maximum utility portfolio where nothing is uncertain', () => {
    fc.assert(
      fc.property(caseArbitrary, (problem) => {
        const { weights } = run({ ...problem, kappa: 0 }, paramsOf(kind), {});
        const plain = optimize({
          ...{ method: 'max_utility', symbols: symbolsOf(problem.covariance), covariance: problem.covariance },
          expectedReturns: problem.expectedReturns,
          params: { risk_aversion: problem.aversion },
        });
        weights.forEach((weight, i) => {
          expect(weight).toBeCloseTo(plain.weights[i]!, 9);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('does not depend on the order of the symbols', () => {
    fc.assert(
      fc.property(caseArbitrary, (problem) => {
        const n = problem.covariance.rows;
        const turned = {
          ...problem,
          covariance: { ...problem.covariance, data: problem.covariance.data.slice().reverse() },
          expectedReturns: problem.expectedReturns.slice().reverse(),
        };
        const straight = run(problem, paramsOf(kind), { minWeight: -0.2 }).weights;
        const other = run(turned, paramsOf(kind), { minWeight: -0.2 }).weights;
        straight.forEach((weight, i) => {
          expect(other[n - 1 - i]).toBeCloseTo(weight, 7);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('counts positions exactly', () => {
    const covariance = matrixFromRows('covariance', [
      [0.04, 0.01, 0.0],
      [0.01, 0.05, 0.02],
      [0.0, 0.02, 0.06],
    ]);
    const problem = { covariance, expectedReturns: Float64Array.of(0.08, 0.1, 0.09), kappa: 1, aversion: 3 };
    const { weights } = run(problem, paramsOf(kind), { maxPositions: 2 });
    const best = [0, 1, 2].map((left) => {
      const maxWeight = { [`S${left}`]: 0 };
      return worst(kind, problem, run(problem, paramsOf(kind), { maxWeight }).weights);
    });
    expect(worst(kind, problem, weights)).toBeCloseTo(Math.max(...best), 10);
  });
});

it('is the portfolio of the least norm for a very large uncertainty', () => {
  const covariance = matrixFromRows('covariance', [
    [0.04, 0],
    [0, 0.16],
  ]);
  const problem = { covariance, expectedReturns: Float64Array.of(0.05, 0.3), kappa: 1000, aversion: 1e-6 };
  const { weights } = run(problem, {}, {});
  // 1/σ² each: 0.8 and 0.2, up to what the returns weigh against κ = 1000.
  expect(weights[0]).toBeCloseTo(0.8, 3);
});

it('takes the length of the estimate from the returns, and asks for it elsewhere', () => {
  const covariance = matrixFromRows('covariance', [[0.04]]);
  const request = { method: 'robust_mean_variance', symbols: ['A'], covariance, expectedReturns: Float64Array.of(0.1) };
  expect(() => optimize(request)).toThrow(/needs observations/);
  const scenarios = { rows: 252, columns: 1, data: new Float64Array(252) };
  const penalty = optimize({ ...request, scenarios }).diagnostics.values?.['worst_case_penalty'];
  expect(penalty).toBeCloseTo(0.2, 12);
});
