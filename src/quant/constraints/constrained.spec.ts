import fc from 'fast-check';
import { matrixFromRows, type Matrix } from '../linalg/matrix.js';
import { quadraticForm } from '../linalg/symmetric.js';
import { dot, sum } from '../linalg/vector.js';
import { optimize, type Allocation } from '../optimizers/optimize.js';
import { QuantError } from '../quant-error.js';
import type { Constraints } from './constraints.js';
import { constraintSetOf } from './constraint-set.js';
import { findConflict } from './conflicts.js';

const AVERSION = 4;

interface Problem {
  symbols: string[];
  covariance: Matrix;
  expectedReturns: Float64Array;
  /** A portfolio that keeps the bounds: where the investor is now. */
  from: Record<string, number>;
}

/** A one-factor covariance, 3 to 9 assets, expected returns of both signs, and random holdings that sum to 1. */
const problemArbitrary: fc.Arbitrary<Problem> = fc
  .integer({ min: 3, max: 9 })
  .chain((n) => {
    const numbers = (min: number, max: number) =>
      fc.array(fc.double({ min, max, noNaN: true }), { minLength: n, maxLength: n });
    return fc.tuple(numbers(-1, 2), numbers(0.05, 0.4), numbers(-0.2, 0.3), numbers(0.01, 1));
  })
  .map(([betas, risks, means, holdings]) => {
    const symbols = betas.map((_, i) => `S${i}`);
    const total = sum(holdings);
    const rows = betas.map((beta, i) =>
      betas.map((other, j) => 0.03 * beta * other + (i === j ? risks[i]! * risks[i]! : 0)),
    );
    return {
      symbols,
      covariance: matrixFromRows('covariance', rows),
      expectedReturns: Float64Array.from(means),
      from: Object.fromEntries(symbols.map((symbol, i) => [symbol, holdings[i]! / total])),
    };
  });

const run = ({ symbols, covariance, expectedReturns }: Problem, constraints: Constraints): Allocation =>
  optimize({
    symbols,
    covariance,
    expectedReturns,
    method: 'max_utility',
    params: { risk_aversion: AVERSION },
    constraints,
  });

/** μ'w − λ/2·w'Σw − costs, which is to be as large as can be. */
function utility(problem: Problem, constraints: Constraints, weights: Float64Array): number {
  const { costs, l2 = 0 } = constraints;
  const changes = problem.symbols.map((symbol, i) => Math.abs(weights[i]! - (costs?.from[symbol] ?? 0)));
  const linear = Number(costs?.linear ?? 0) * sum(changes);
  const quadratic = Number(costs?.quadratic ?? 0) * sum(changes.map((change) => change * change));
  const risk = quadraticForm(problem.covariance, weights);
  const paid = costs ? linear + quadratic : 0;
  return dot(problem.expectedReturns, weights) - (AVERSION / 2) * risk - paid - l2 * dot(weights, weights);
}

/** What the weights break by most. */
function violation({ symbols, covariance }: Problem, constraints: Constraints, weights: Float64Array): number {
  const set = constraintSetOf(symbols, constraints);
  const gaps = [
    ...weights.map((weight, i) => Math.max(set.lower[i]! - weight, weight - set.upper[i]!)),
    ...set.rows.map(({ coefficients, min, max }) => {
      const value = dot(coefficients, weights);
      return Math.max(min - value, value - max);
    }),
    sum(weights.map(Math.abs)) - set.grossMax,
  ];
  if (set.turnover)
    gaps.push(sum(weights.map((weight, i) => Math.abs(weight - set.turnover!.from[i]!))) - set.turnover.max);
  if (set.trackingError) {
    const gap = weights.map((weight, i) => weight - set.trackingError!.benchmark[i]!);
    gaps.push(Math.sqrt(quadraticForm(covariance, gap)) - set.trackingError.max);
  }
  return Math.max(...gaps);
}

const CASES: [string, (problem: Problem) => Constraints][] = [
  ['caps', ({ symbols }) => ({ maxWeight: 1.5 / symbols.length })],
  [
    'a group and a floor',
    ({ symbols }) => ({ groups: [{ name: 'g', symbols: symbols.slice(0, 2), min: 0.1, max: 0.3 }] }),
  ],
  [
    'a linear row',
    ({ symbols }) => ({
      linear: [{ coefficients: Object.fromEntries(symbols.map((s, i) => [s, i])), max: (symbols.length - 1) / 2 }],
    }),
  ],
  ['turnover', ({ from }) => ({ turnover: { from, max: 0.3 } })],
  ['linear and quadratic costs', ({ from }) => ({ costs: { from, linear: 0.02, quadratic: 0.05 } })],
  ['L2', () => ({ l2: 0.2 })],
  ['short positions and gross exposure', () => ({ minWeight: -0.5, maxWeight: 1, grossMax: 1.4 })],
  ['a tracking error', ({ from }) => ({ trackingError: { benchmarkWeights: from, max: 0.03 } })],
  [
    'all of it',
    ({ symbols, from }) => ({
      minWeight: -0.2,
      maxWeight: 0.8,
      grossMax: 1.3,
      groups: [{ name: 'g', symbols: symbols.slice(0, 2), max: 0.6 }],
      turnover: { from, max: 0.8 },
      costs: { from, linear: 0.01 },
      trackingError: { benchmarkWeights: from, max: 0.08 },
    }),
  ],
];

describe.each(CASES)('maximum utility under %s', (_name, constraintsOf) => {
  it('keeps the constraints, and no portfolio that keeps them is better', () => {
    fc.assert(
      fc.property(
        problemArbitrary,
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 }),
        fc.double({ min: 1e-5, max: 0.2, noNaN: true }),
        (problem, direction, size) => {
          const constraints = constraintsOf(problem);
          const { weights, diagnostics } = attempt(problem, constraints) ?? {};
          if (!weights) return;
          expect(diagnostics!.kktResidual).toBeLessThanOrEqual(1e-8);
          expect(violation(problem, constraints, weights)).toBeLessThanOrEqual(1e-9);
          const mean = sum(direction.slice(0, weights.length)) / weights.length;
          const moved = weights.map((weight, i) => weight + size * (direction[i]! - mean));
          if (violation(problem, constraints, moved) > 0) return;
          const best = utility(problem, constraints, weights);
          expect(utility(problem, constraints, moved)).toBeLessThanOrEqual(best + 1e-9);
        },
      ),
      { numRuns: 50 },
    );
  });

  function attempt(problem: Problem, constraints: Constraints): Allocation | undefined {
    try {
      return run(problem, constraints);
    } catch (error) {
      // Where today's holdings break a group's limit, turnover may not suffice to mend it.
      if (error instanceof QuantError && error.code === 'infeasible') return undefined;
      throw error;
    }
  }
});

describe('counting positions', () => {
  it('finds what trying every choice finds', () => {
    fc.assert(
      fc.property(problemArbitrary, fc.integer({ min: 1, max: 3 }), (problem, maxPositions) => {
        const counted = run(problem, { maxPositions });
        expect(counted.diagnostics.optimalityGap ?? 0).toBe(0);
        expect(counted.weights.filter((weight) => weight !== 0).length).toBeLessThanOrEqual(maxPositions);
        const best = Math.max(
          ...choices(problem.symbols, maxPositions).map((held) => {
            const maxWeight = Object.fromEntries(
              problem.symbols.map((symbol) => [symbol, held.includes(symbol) ? 1 : 0]),
            );
            return utility(problem, {}, run(problem, { maxWeight }).weights);
          }),
        );
        expect(utility(problem, {}, counted.weights)).toBeCloseTo(best, 9);
      }),
      { numRuns: 25 },
    );
  });

  it('makes every position as large as the least', () => {
    fc.assert(
      fc.property(problemArbitrary, (problem) => {
        const { weights } = run(problem, { minPosition: 0.2 });
        expect([...weights].every((weight) => weight === 0 || weight >= 0.2 - 1e-9)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a conflict', () => {
  const symbols = ['A', 'B', 'C'];
  it.each<[string, Constraints, string[]]>([
    ['caps below the budget', { maxWeight: 0.2 }, ['max_weight', 'budget']],
    ['floors above it', { minWeight: 0.4 }, ['min_weight', 'budget']],
    [
      'two groups that want more than there is',
      {
        groups: [
          { name: 'x', symbols: ['A', 'B'], min: 0.7 },
          { name: 'y', symbols: ['C'], min: 0.5 },
          { name: 'z', symbols: ['A'], max: 0.9 },
        ],
      },
      ['budget', 'group(x)', 'group(y)'],
    ],
    ['turnover that cannot reach the budget', { turnover: { from: { A: 0.2 }, max: 0.3 } }, ['budget', 'turnover']],
    ['gross exposure below the budget', { grossMax: 0.5 }, ['budget', 'gross_max']],
    ['none', { maxWeight: 0.5 }, []],
  ])('of %s is named, and nothing that has no part in it', (_name, constraints, expected) => {
    expect(findConflict(constraintSetOf(symbols, constraints))).toEqual(expected);
  });
});

/** Every selection of so many symbols. */
function choices(symbols: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return symbols.flatMap((symbol, i) => choices(symbols.slice(i + 1), size - 1).map((rest) => [symbol, ...rest]));
}
