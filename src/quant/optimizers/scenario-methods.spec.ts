import fc from 'fast-check';
import type { Constraints } from '../constraints/constraints.js';
import { matrixFromRows, zeros, type Matrix } from '../linalg/matrix.js';
import { dot, sum } from '../linalg/vector.js';
import type { Params } from '../params.js';
import {
  conditionalValueAtRisk,
  meanAbsoluteDeviation,
  portfolioReturns,
  semivariance,
  uncompoundedUlcerIndex,
  uncompoundedDrawdowns,
} from '../performance/scenario-risk.js';
import { QuantError } from '../quant-error.js';
import { entropicRisk } from '../solvers/entropic-risk.js';
import { optimize, type Allocation } from './optimize.js';

const ALPHA = 0.8;
const PERIODS = 252;

interface Problem {
  scenarios: Matrix;
  symbols: string[];
  means: Float64Array;
  from: Record<string, number>;
}

/** In tenths of a percent, with zeros and ties as prices have them. */
const returnArbitrary = fc.integer({ min: -300, max: 300 }).map((value) => value / 1000);

/** Returns of 2 to 7 assets over 3 to 40 periods, up to ±30 %, of different sizes; T < N happens, T > 1/(1 − α) too. */
const problemArbitrary: fc.Arbitrary<Problem> = fc
  .tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 3, max: 40 }))
  .chain(([n, periods]) => {
    const row = fc.array(returnArbitrary, { minLength: n, maxLength: n });
    const numbers = fc.array(
      fc.integer({ min: 1, max: 20 }).map((value) => value / 20),
      { minLength: n, maxLength: n },
    );
    return fc.tuple(fc.array(row, { minLength: periods, maxLength: periods }), numbers, numbers);
  })
  .map(([rows, sizes, holdings]) =>
    problemOf(
      rows.map((row) => row.map((value, i) => value * sizes[i]!)),
      holdings,
    ),
  );

function problemOf(rows: number[][], holdings = rows[0]!.map(() => 1)): Problem {
  const scenarios = matrixFromRows('returns', rows);
  const symbols = rows[0]!.map((_, i) => `S${i}`);
  const means = Float64Array.from(symbols, (_, i) => (sum(rows.map((row) => row[i]!)) / rows.length) * PERIODS);
  return {
    ...{ scenarios, symbols, means },
    from: Object.fromEntries(symbols.map((symbol, i) => [symbol, holdings[i]! / sum(holdings)])),
  };
}

function run(
  method: string,
  { scenarios, symbols, means }: Problem,
  { params = {}, constraints = {} }: { params?: Params; constraints?: Constraints } = {},
): Allocation {
  const covariance = zeros(symbols.length, symbols.length);
  symbols.forEach((_, i) => (covariance.data[i * symbols.length + i] = 0.04));
  return optimize({ method, params, symbols, scenarios, covariance, expectedReturns: means, constraints });
}

const lossesOf = (returns: Float64Array): Float64Array => returns.map((value) => -value);

/** What each method makes as small as can be, per period. */
const MEASURES: Record<string, (returns: Float64Array) => number> = {
  min_cvar: (returns) => conditionalValueAtRisk(lossesOf(returns), ALPHA),
  min_cdar: (returns) => conditionalValueAtRisk(uncompoundedDrawdowns(returns), ALPHA),
  min_ulcer: (returns) => uncompoundedUlcerIndex(returns) ** 2,
  min_mad: meanAbsoluteDeviation,
  min_semivariance: semivariance,
  min_evar: (returns) => entropicRisk(lossesOf(returns), { alpha: ALPHA, floor: 1e-10 }).value,
  kelly: (returns) => -sum(returns.map((value) => Math.log1p(value))) / returns.length,
};
/** What is minimised, of what is stated, where these are not the same. */
const MINIMISED: Record<string, (stated: number) => number> = {
  min_ulcer: (stated) => stated ** 2,
  kelly: (stated) => -stated,
};
const METHODS = Object.keys(MEASURES);
const withAlpha = (method: string): Params =>
  ['min_cvar', 'min_cdar', 'min_evar'].includes(method) ? { alpha: ALPHA } : {};

/** The measure plus what the constraints charge, per period. */
function objective(method: string, { scenarios, symbols }: Problem, constraints: Constraints, weights: Float64Array) {
  const { costs, l2 = 0 } = constraints;
  const changes = symbols.map((symbol, i) => Math.abs(weights[i]! - (costs?.from[symbol] ?? 0)));
  const paid = sum(changes) * Number(costs?.linear ?? 0) + dotSelf(changes) * Number(costs?.quadratic ?? 0);
  const soft = (costs ? paid : 0) + l2 * dot(weights, weights);
  return MEASURES[method]!(portfolioReturns(scenarios, weights)) + soft / PERIODS;
}

const dotSelf = (values: number[]): number => sum(values.map((value) => value * value));

const equalWeights = (symbols: string[]): Record<string, number> =>
  Object.fromEntries(symbols.map((symbol) => [symbol, 1 / symbols.length]));

const CASES: [string, (problem: Problem) => Constraints][] = [
  ['no more than the budget', () => ({})],
  ['caps', ({ symbols }) => ({ maxWeight: 1.5 / symbols.length })],
  [
    'a group and a row',
    ({ symbols }) => ({
      groups: [{ name: 'g', symbols: symbols.slice(0, 2), min: 0.1, max: 0.4 }],
      linear: [{ coefficients: Object.fromEntries(symbols.map((s, i) => [s, 1000 * i])), max: 500 * symbols.length }],
    }),
  ],
  ['turnover', ({ from }) => ({ turnover: { from, max: 0.3 } })],
  ['costs and L2', ({ from }) => ({ costs: { from, linear: 2, quadratic: 1 }, l2: 1 })],
  [
    'a tracking error with caps and turnover',
    ({ symbols, from }) => ({
      trackingError: { benchmarkWeights: equalWeights(symbols), max: 0.04 },
      maxWeight: 1.9 / symbols.length,
      turnover: { from, max: 0.8 },
    }),
  ],
  ['short positions', () => ({ minWeight: -0.5, maxWeight: 1, grossMax: 1.4 })],
];

describe.each(METHODS)('%s', (method) => {
  it.each(CASES)('keeps %s, and no portfolio that keeps it is better', (_name, constraintsOf) => {
    fc.assert(
      fc.property(
        problemArbitrary,
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 }),
        fc.double({ min: 1e-5, max: 1, noNaN: true }),
        (problem, direction, size) => {
          const constraints = constraintsOf(problem);
          const found = attempt(method, problem, constraints);
          if (!found) return;
          const { weights, diagnostics } = found;
          expect(Math.abs(sum(weights) - 1)).toBeLessThanOrEqual(1e-12);
          expect(diagnostics.optimalityGap ?? diagnostics.kktResidual).toBeLessThanOrEqual(1e-7);
          // Towards another portfolio that keeps the constraints: all that lies between keeps them.
          const other = someFeasible(problem, constraints, direction);
          const moved = weights.map((weight, i) => weight + size * (other[i]! - weight));
          const best = objective(method, problem, constraints, weights);
          const slack = 1e-8 * (1e-3 + Math.abs(best));
          expect(objective(method, problem, constraints, moved)).toBeGreaterThanOrEqual(best - slack);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('does not depend on the order of the symbols or the scale of the returns', () => {
    fc.assert(
      fc.property(problemArbitrary, (problem) => {
        const params = withAlpha(method);
        const { weights } = run(method, problem, { params });
        const best = objective(method, problem, {}, weights);
        const { rows, columns, data } = problem.scenarios;
        const reversed = Array.from({ length: rows }, (_, t) =>
          [...data.subarray(t * columns, (t + 1) * columns)].reverse(),
        );
        const again = run(method, problemOf(reversed), { params }).weights.reverse();
        expect(Math.abs(objective(method, problem, {}, again) - best)).toBeLessThanOrEqual(
          1e-8 * (1e-3 + Math.abs(best)),
        );
        if (method === 'kelly') return;
        const scaled = { ...problem, scenarios: { rows, columns, data: data.map((value) => value / 64) } };
        const small = objective(method, problem, {}, run(method, scaled, { params }).weights);
        expect(Math.abs(small - best)).toBeLessThanOrEqual(1e-8 * (1e-3 + Math.abs(best)));
      }),
      { numRuns: 25 },
    );
  });

  it('states the measure of its weights', () => {
    fc.assert(
      fc.property(problemArbitrary, (problem) => {
        const { weights, diagnostics } = run(method, problem, { params: withAlpha(method) });
        const stated = Object.values(diagnostics.values!).map(Number)[0]!;
        expect((MINIMISED[method] ?? Number)(stated)).toBeCloseTo(objective(method, problem, {}, weights), 8);
      }),
      { numRuns: 10 },
    );
  });

  it('takes one asset, duplicates and constant returns', () => {
    const params = withAlpha(method);
    expect([...run(method, problemOf([[0.01], [-0.02]]), { params }).weights]).toEqual([1]);
    const twice = problemOf([0.01, -0.02, 0.03, -0.01, 0.02].map((value, t) => [value, value, 0.01 * (t % 2) - 0.004]));
    const { weights } = run(method, twice, { params });
    const [pair, third] = [weights[0]! + weights[1]!, weights[2]!];
    const moved = Float64Array.of(pair, 0, third);
    expect(objective(method, twice, {}, moved)).toBeCloseTo(objective(method, twice, {}, weights), 10);
    const still = run(
      method,
      problemOf([
        [0, 0],
        [0, 0],
        [0, 0],
      ]),
      { params },
    );
    expect(sum(still.weights)).toBeCloseTo(1, 12);
  });

  it('names what it needs and what cannot be kept', () => {
    const problem = problemOf([
      [0.01, 0.02],
      [-0.01, -0.03],
      [0.02, 0.01],
    ]);
    expect(() => run(method, problem, { constraints: { maxWeight: 0.4 } })).toThrow(
      /exclude every portfolio: max_weight, budget$/,
    );
    const covariance = matrixFromRows('covariance', [[0.04]]);
    expect(() => optimize({ method, symbols: ['A'], covariance })).toThrow(/needs returns or prices/);
  });

  it('counts positions', () => {
    const problem = problemOf(
      Array.from({ length: 12 }, (_, t) => [1, 2, 3, 4].map((k) => 0.02 * Math.sin(k * 1.7 * (t + 1)) + 0.001 * k)),
    );
    const params = withAlpha(method);
    const { weights } = run(method, problem, { params, constraints: { maxPositions: 2 } });
    expect(weights.filter((weight) => weight !== 0).length).toBeLessThanOrEqual(2);
    const pairs = problem.symbols.flatMap((a, i) => problem.symbols.slice(i + 1).map((b) => [a, b]));
    const values = pairs.map((pair) => {
      const maxWeight = Object.fromEntries(problem.symbols.map((symbol) => [symbol, pair.includes(symbol) ? 1 : 0]));
      return objective(method, problem, {}, run(method, problem, { params, constraints: { maxWeight } }).weights);
    });
    expect(objective(method, problem, {}, weights)).toBeCloseTo(Math.min(...values), 9);
  });
});

describe('minimum CVaR', () => {
  it('is what trying every vertex finds', () => {
    const returns = fc.array(returnArbitrary, { minLength: 18, maxLength: 18 });
    fc.assert(
      fc.property(returns, fc.constantFrom(0.5, 0.7, 0.9), (values, alpha) => {
        const rows = Array.from({ length: 6 }, (_, t) => values.slice(3 * t, 3 * t + 3));
        const problem = problemOf(rows);
        const measure = (weights: Float64Array) =>
          conditionalValueAtRisk(lossesOf(portfolioReturns(problem.scenarios, weights)), alpha);
        const { weights } = run('min_cvar', problem, { params: { alpha } });
        const best = Math.min(...vertices(rows).map(measure));
        expect(Math.abs(measure(weights) - best)).toBeLessThanOrEqual(1e-9);
      }),
    );
  });

  it('gives copies of one asset equal weights', () => {
    const rows = [0.01, -0.02, 0.03, -0.01, 0.02].map((value, t) => [value, 0.01 * (t % 2) - 0.004, value]);
    const { weights } = run('min_cvar', problemOf(rows), { params: { alpha: ALPHA } });
    expect(weights[0]).toBeCloseTo(weights[2]!, 9);
  });
});

describe('a tracking error beside scenarios', () => {
  const METHODS_OF_PROGRAMS = ['min_cvar', 'min_cdar', 'min_ulcer', 'min_mad', 'min_semivariance'];

  it.each(METHODS_OF_PROGRAMS)('of two assets, is kept by the best of the portfolios that keep it: %s', (method) => {
    const rows = fc.array(fc.tuple(returnArbitrary, returnArbitrary), { minLength: 3, maxLength: 30 });
    const max = fc.double({ min: 1e-3, max: 0.2, noNaN: true });
    fc.assert(
      fc.property(rows, fc.double({ min: 0, max: 1, noNaN: true }), max, (returns, share, most) => {
        const problem = problemOf(returns);
        const trackingError = { benchmarkWeights: { S0: share, S1: 1 - share }, max: most };
        const { weights, diagnostics } = run(method, problem, {
          params: withAlpha(method),
          constraints: { trackingError },
        });
        // √(0.04·2)·|w₀ − share| is the error.
        const reach = most / Math.sqrt(0.08);
        expect(Math.abs(weights[0]! - share)).toBeLessThanOrEqual(reach + 1e-9);
        const at = (weight: number) => objective(method, problem, {}, Float64Array.of(weight, 1 - weight));
        const best = leastOnSegment(at, Math.max(0, share - reach), Math.min(1, share + reach));
        expect(at(weights[0]!)).toBeLessThanOrEqual(best + 1e-8 * (1e-3 + Math.abs(best)));
        expect(diagnostics.optimalityGap).toBeLessThanOrEqual(1e-8);
      }),
      { numRuns: 30 },
    );
  });

  it.each(METHODS_OF_PROGRAMS)('changes nothing where it does not bind: %s', (method) => {
    fc.assert(
      fc.property(problemArbitrary, (problem) => {
        const params = withAlpha(method);
        const free = objective(method, problem, {}, run(method, problem, { params }).weights);
        const trackingError = { benchmarkWeights: equalWeights(problem.symbols), max: 0.5 };
        const { weights } = run(method, problem, { params, constraints: { trackingError } });
        expect(Math.abs(objective(method, problem, {}, weights) - free)).toBeLessThanOrEqual(
          1e-8 * (1e-3 + Math.abs(free)),
        );
      }),
      { numRuns: 15 },
    );
  });

  it('names the constraints that it cannot be kept with', () => {
    const problem = problemOf([
      [0.01, 0.02],
      [-0.01, -0.03],
    ]);
    const constraints = { trackingError: { benchmarkWeights: { S0: 1 }, max: 0.01 }, maxWeight: 0.5 };
    for (const method of ['min_cvar', 'min_variance']) {
      expect(() => run(method, problem, { constraints })).toThrow(
        /exclude every portfolio: max_weight, tracking_error; the least tracking error is 0\.1414/,
      );
    }
  });
});

describe('maximum return for a CVaR', () => {
  it('keeps the cap, and the least CVaR at its return is the cap', () => {
    fc.assert(
      fc.property(problemArbitrary, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (problem, part) => {
        const measure = (weights: Float64Array) => MEASURES['min_cvar']!(portfolioReturns(problem.scenarios, weights));
        const least = measure(run('min_cvar', problem, { params: { alpha: ALPHA } }).weights);
        const most = Math.max(...problem.symbols.map((_, i) => measure(unit(i, problem.symbols.length))));
        const cap = least + part * (most - least);
        const params = { alpha: ALPHA, max_cvar: cap };
        const { weights, expectedReturn, diagnostics } = run('max_return_cvar', problem, { params });
        expect(diagnostics.optimalityGap).toBeLessThanOrEqual(1e-7);
        expect(measure(weights)).toBeLessThanOrEqual(cap + 1e-8 * (1e-3 + Math.abs(cap)));
        const coefficients = Object.fromEntries(problem.symbols.map((symbol, i) => [symbol, problem.means[i]!]));
        const linear = [{ coefficients, min: expectedReturn! + 1e-6 }];
        const better = attemptWith('min_cvar', problem, { params: { alpha: ALPHA }, constraints: { linear } });
        if (better) expect(measure(better.weights)).toBeGreaterThanOrEqual(cap - 1e-9);
      }),
      { numRuns: 40 },
    );
  });

  it('says what the least CVaR is when the cap is below it', () => {
    const problem = problemOf([
      [0.01, 0.02],
      [-0.01, -0.03],
    ]);
    expect(() => run('max_return_cvar', problem, { params: { max_cvar: 0.001 } })).toThrow(
      /max_cvar is 0.001, the constraints allow no less than 0.0(1|09999)/,
    );
  });
});

describe('entropic value at risk', () => {
  it('lies between the CVaR and the worst loss', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 }), (values) => {
        const losses = Float64Array.from(values);
        const { value } = entropicRisk(losses, { alpha: ALPHA, floor: 1e-10 });
        expect(value).toBeGreaterThanOrEqual(conditionalValueAtRisk(losses, ALPHA) - 1e-9);
        expect(value).toBeLessThanOrEqual(Math.max(...losses) + 1e-9);
      }),
    );
  });
});

describe('minimum entropic value at risk', () => {
  it('takes few steps where long and short pieces of a weight leave no curvature', () => {
    fc.assert(
      fc.property(problemArbitrary, (problem) => {
        const constraints = { minWeight: -0.5, maxWeight: 1, grossMax: 1.4 };
        const { iterations } = run('min_evar', problem, { params: { alpha: ALPHA }, constraints }).diagnostics;
        expect(iterations).toBeLessThan(1000);
      }),
    );
  });
});

describe('Kelly', () => {
  it('bets the edge over the odds', () => {
    // Three wins of the stake and two losses of it: 3/5 − 2/5. The second asset is cash.
    const problem = problemOf([
      [1, 0],
      [1, 0],
      [1, 0],
      [-1, 0],
      [-1, 0],
    ]);
    expect(run('kelly', problem).weights[0]).toBeCloseTo(0.2, 10);
    // Wins of twice the stake: 1/2 − (1/2)/2.
    expect(
      run(
        'kelly',
        problemOf([
          [2, 0],
          [-1, 0],
        ]),
      ).weights[0],
    ).toBeCloseTo(0.25, 10);
  });

  it('refuses when every portfolio can lose everything', () => {
    expect(() =>
      run(
        'kelly',
        problemOf([
          [0.5, 0.2],
          [-1, -1],
        ]),
      ),
    ).toThrow(/loses everything in some scenario/);
  });

  it('keeps a tracking error', () => {
    const problem = problemOf([
      [0.02, 0.01, -0.01],
      [0.03, -0.02, 0.01],
      [-0.01, 0.01, 0.02],
    ]);
    const trackingError = { benchmarkWeights: { S0: 0.2, S1: 0.4, S2: 0.4 }, max: 0.05 };
    const { weights } = run('kelly', problem, { constraints: { trackingError } });
    const gaps = weights.map((weight, i) => weight - [0.2, 0.4, 0.4][i]!);
    expect(Math.sqrt(0.04 * dot(gaps, gaps))).toBeLessThanOrEqual(0.05 + 1e-9);
  });
});

function attempt(method: string, problem: Problem, constraints: Constraints): Allocation | undefined {
  return attemptWith(method, problem, { params: withAlpha(method), constraints });
}

/** Undefined where nothing keeps the constraints. */
function attemptWith(
  method: string,
  problem: Problem,
  options: { params?: Params; constraints?: Constraints },
): Allocation | undefined {
  try {
    return run(method, problem, options);
  } catch (error) {
    if (error instanceof QuantError && error.code === 'infeasible') return undefined;
    throw error;
  }
}

/** The portfolio that keeps the constraints and goes furthest in a direction. */
function someFeasible(problem: Problem, constraints: Constraints, direction: number[]): Float64Array {
  const means = Float64Array.from(problem.symbols, (_, i) => direction[i]!);
  const free = { ...constraints };
  delete free.costs;
  return run('max_utility', { ...problem, means }, { params: { risk_aversion: 1 }, constraints: free }).weights;
}

/** Of a convex function, by cutting off a third at a time. */
function leastOnSegment(f: (x: number) => number, low: number, high: number): number {
  for (let step = 0; step < 120; step++) {
    const [left, right] = [low + (high - low) / 3, high - (high - low) / 3];
    if (f(left) < f(right)) high = right;
    else low = left;
  }
  return f((low + high) / 2);
}

function unit(i: number, n: number): Float64Array {
  const weights = new Float64Array(n);
  weights[i] = 1;
  return weights;
}

/**
 * The weights of three assets at which CVaR, piecewise linear, can be least: where two of the lines "these two scenarios are
 * worth the same" and "this weight is zero" cross.
 */
function vertices(rows: number[][]): Float64Array[] {
  // Lines a·w₀ + b·w₁ = c with w₂ = 1 − w₀ − w₁.
  const worth = rows.map(([x, y, z]) => [x! - z!, y! - z!, z!] as const);
  const lines: [number, number, number][] = [
    [1, 0, 0],
    [0, 1, 0],
    [1, 1, 1],
    ...worth.flatMap((p, s) =>
      worth.slice(s + 1).map((q): [number, number, number] => [p[0] - q[0], p[1] - q[1], q[2] - p[2]]),
    ),
  ];
  const crossings = lines.flatMap(([a, b, c], i) =>
    lines.slice(i + 1).flatMap(([d, e, f]) => {
      const determinant = a * e - b * d;
      if (Math.abs(determinant) < 1e-14) return [];
      const [x, y] = [(c * e - b * f) / determinant, (a * f - c * d) / determinant];
      return [Float64Array.of(x, y, 1 - x - y)];
    }),
  );
  return crossings.filter((weights) => weights.every((weight) => weight >= -1e-12));
}
