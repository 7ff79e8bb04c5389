import fc from 'fast-check';
import { matrixFromRows } from '../linalg/matrix.js';
import { dot } from '../linalg/vector.js';
import { optimize } from '../optimizers/optimize.js';
import type { Params } from '../params.js';
import { annualiseCovariance } from './annualise.js';
import { estimateCovariance } from './estimate-covariance.js';
import { estimateExpectedReturns, type ExpectedReturnsRequest } from './estimate-expected-returns.js';
import type { ExpectedReturnsEstimate } from './expected-returns-estimator.js';
import { expectedReturnsEstimators } from './expected-returns.registry.js';

const PERIODS = 252;
const SYMBOLS = ['B', 'A', 'D', 'C'];
const MARKET = { A: 4, B: 3, C: 2, D: 1 };
const REQUIRED: Record<string, Params> = {
  equilibrium: { market_weights: MARKET },
  black_litterman: { market_weights: MARKET, views: [{ weights: { A: 1, C: -1 }, return: 0.03 }] },
};

/** Four series over 8 to 30 periods. */
const returnsArbitrary = fc.array(
  fc.array(fc.double({ min: -0.1, max: 0.1, noNaN: true }), { minLength: 4, maxLength: 4 }),
  { minLength: 8, maxLength: 30 },
);

function estimate(
  name: string,
  rows: number[][],
  extra: Partial<ExpectedReturnsRequest> = {},
): ExpectedReturnsEstimate {
  const returns = matrixFromRows('returns', rows);
  return estimateExpectedReturns(name, {
    symbols: SYMBOLS.slice(0, returns.columns),
    returns,
    covariance: annualiseCovariance(estimateCovariance('ledoit_wolf', returns).covariance, PERIODS),
    benchmark: null,
    riskFreeRate: 0.02,
    periodsPerYear: PERIODS,
    params: REQUIRED[name] ?? {},
    ...extra,
  });
}

/** Undefined where the random series have no such estimate. */
function attempt(...given: Parameters<typeof estimate>): ExpectedReturnsEstimate | undefined {
  try {
    return estimate(...given);
  } catch (error) {
    expect((error as Error).message).toMatch(/never change|combination/);
    return undefined;
  }
}

describe.each(expectedReturnsEstimators.names)('%s', (name) => {
  it('is finite, repeats bit for bit and does not depend on the order of the symbols', () => {
    fc.assert(
      fc.property(returnsArbitrary, (rows) => {
        const found = attempt(name, rows);
        if (!found) return;
        expect([...found.expectedReturns].every(Number.isFinite)).toBe(true);
        expect(attempt(name, rows)).toEqual(found);
        const reversed = rows.map((row) => [...row].reverse());
        const again = attempt(name, reversed, { symbols: [...SYMBOLS].reverse() });
        found.expectedReturns.forEach((value, i) => {
          expect(again!.expectedReturns[3 - i]).toBeCloseTo(value, 8);
        });
      }),
      { numRuns: 50 },
    );
  });
});

it('mean_historical compounds to the growth that was', () => {
  const rows = [[0.1], [-0.05], [0.2]];
  const compounded = estimate('mean_historical', rows, { params: { compounding: true }, periodsPerYear: 3 });
  expect(compounded.expectedReturns[0]).toBeCloseTo(1.1 * 0.95 * 1.2 - 1, 14);
  expect(estimate('mean_historical', rows, { periodsPerYear: 3 }).expectedReturns[0]).toBeCloseTo(0.25, 14);
  expect(() => estimate('mean_historical', [[0.1], [-1]], { params: { compounding: true } })).toThrow(
    /a return is -1: only returns above −1 can be compounded/,
  );
});

it('ema weighs the last row most, and a long span none', () => {
  const rows = [[0.01], [0.02], [0.06]];
  const short = estimate('ema', rows, { params: { span: 3 }, periodsPerYear: 1 }).expectedReturns[0];
  expect(short).toBeCloseTo((0.06 + 0.02 / 2 + 0.01 / 4) / (1 + 1 / 2 + 1 / 4), 14);
  const long = estimate('ema', rows, { params: { span: 1e6 }, periodsPerYear: 1 }).expectedReturns[0];
  expect(long).toBeCloseTo(0.03, 6);
});

it('means are of the rows that a symbol has; other estimators name the first hole', () => {
  const holes = { rows: 3, columns: 2, data: Float64Array.of(0.1, NaN, 0.2, 0.3, NaN, 0.5) };
  const covariance = matrixFromRows('covariance', [
    [0.04, 0],
    [0, 0.04],
  ]);
  const extra = { symbols: ['A', 'B'], returns: holes, covariance, periodsPerYear: 1 };
  const rows = [[0.1], [0.2]];
  expect([...estimate('mean_historical', rows, extra).expectedReturns]).toEqual([
    expect.closeTo(0.15, 14),
    expect.closeTo(0.4, 14),
  ]);
  expect(() => estimate('capm', rows, extra)).toThrow(/capm needs complete rows, returns\[0\]\[1\] is missing/);
  expect(() => estimate('james_stein', rows, extra)).toThrow(/james_stein needs complete rows/);
  expect(() => estimate('ema', rows, { returns: null })).toThrow(/ema needs returns or prices/);
});

it('capm gives the market what the market had, whichever it is', () => {
  fc.assert(
    fc.property(returnsArbitrary, (rows) => {
      const found = attempt('capm', rows);
      if (!found) return;
      const equal = found.expectedReturns.reduce((total, value) => total + value, 0) / 4;
      expect(equal).toBeCloseTo(Number(found.diagnostics['market_return']), 9);
      expect(found.diagnostics['market']).toBe('equal_weight');
      // Against its own first series, a symbol has the beta 1.
      const benchmark = Float64Array.from(rows, (row) => row[0]!);
      const own = attempt('capm', rows, { benchmark });
      if (!own) return;
      expect(own.expectedReturns[0]).toBeCloseTo(Number(own.diagnostics['market_return']), 9);
      expect(own.diagnostics['market']).toBe('benchmark');
    }),
  );
  expect(() => estimate('capm', [[0.1], [0.1]])).toThrow(/a market that moves/);
  expect(() => estimate('capm', [[0.1], [0.2]], { benchmark: Float64Array.of(1) })).toThrow(
    /benchmark has 1 values, 2 are needed/,
  );
});

describe('james_stein', () => {
  it('is the formula of the paper, for two series without correlation', () => {
    const rows = [
      [0.03, 0.01],
      [0.01, 0.03],
      [0.03, 0.03],
      [0.01, 0.01],
      [0.02, 0.08],
      [0.02, -0.04],
    ];
    const [a, b] = [0.02, 0.02];
    const shifted = rows.map(([x, y]) => [x! + 0.01, y!]);
    const { expectedReturns, diagnostics } = estimate('james_stein', shifted, { periodsPerYear: 1 });
    // Sums of squares 4e-4 and 76e-4, T − N − 2 = 2; the weights of the minimum variance are as 1/variance.
    const [va, vb] = [4e-4 / 2, 76e-4 / 2];
    const grand = ((a + 0.01) / va + b / vb) / (1 / va + 1 / vb);
    const spread = (a + 0.01 - grand) ** 2 / va + (b - grand) ** 2 / vb;
    const w = 4 / (4 + 6 * spread);
    expect(diagnostics['grand_mean']).toBeCloseTo(grand, 12);
    expect(diagnostics['shrinkage']).toBeCloseTo(w, 12);
    expect(expectedReturns[0]).toBeCloseTo((1 - w) * (a + 0.01) + w * grand, 12);
    expect(expectedReturns[1]).toBeCloseTo((1 - w) * b + w * grand, 12);
  });

  it('lies between the means and the return of the minimum variance portfolio', () => {
    fc.assert(
      fc.property(returnsArbitrary, (rows) => {
        const found = attempt('james_stein', rows);
        if (!found) return;
        const means = estimate('mean_historical', rows).expectedReturns;
        const returns = matrixFromRows('returns', rows);
        const covariance = annualiseCovariance(estimateCovariance('sample', returns).covariance, PERIODS);
        const free = { minWeight: -1e6, maxWeight: 1e6 };
        const { weights } = optimize({ symbols: SYMBOLS, covariance, method: 'min_variance', constraints: free });
        const grand = dot(weights, means);
        expect(Math.abs(Number(found.diagnostics['grand_mean']) - grand)).toBeLessThan(1e-4 * (1 + Math.abs(grand)));
        const w = Number(found.diagnostics['shrinkage']);
        expect(w).toBeGreaterThan(0);
        expect(w).toBeLessThanOrEqual(1);
        found.expectedReturns.forEach((value, i) => {
          expect(value).toBeCloseTo((1 - w) * means[i]! + w * Number(found.diagnostics['grand_mean']), 9);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('refuses fewer observations than the paper needs, and symbols that are one', () => {
    const rows = Array.from({ length: 6 }, (_, t) => [Math.sin(t), Math.cos(3 * t), Math.sin(7 * t), Math.cos(t)]);
    expect(() => estimate('james_stein', rows)).toThrow(/more than 6 observations of 4 symbols, there are 6/);
    const twins = Array.from({ length: 9 }, (_, t) => [Math.sin(t) / 9, Math.sin(t) / 9]);
    expect(() => estimate('james_stein', twins)).toThrow(/column 1 is a combination of others/);
  });
});

describe('equilibrium', () => {
  it('makes the market the best portfolio', () => {
    fc.assert(
      fc.property(returnsArbitrary, (rows) => {
        const returns = matrixFromRows('returns', rows);
        const covariance = annualiseCovariance(estimateCovariance('ledoit_wolf', returns).covariance, PERIODS);
        if (!(covariance.data[0]! > 1e-6)) return;
        const expectedReturns = estimate('equilibrium', rows, { covariance }).expectedReturns;
        const request = { symbols: SYMBOLS, covariance, expectedReturns, params: { risk_aversion: 2.5 } };
        const { weights } = optimize({ ...request, method: 'max_utility' });
        // B, A, D, C of 3, 4, 1, 2 tenths.
        [0.3, 0.4, 0.1, 0.2].forEach((weight, i) => {
          expect(weights[i]).toBeCloseTo(weight, 6);
        });
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    [{ ...MARKET, X: 1 }, /equilibrium.market_weights names X, which is no symbol/],
    [{ A: 1, B: 1, C: 1 }, /equilibrium.market_weights has no D/],
    [{ A: 0, B: 0, C: 0, D: 0 }, /sum to 0: there is no market/],
    [{ ...MARKET, A: -1 }, /market_weights.A must be at least 0/],
    [undefined, /equilibrium.market_weights must be an object/],
  ])('refuses the market %j', (market, message) => {
    const params = market ? { market_weights: market } : {};
    expect(() => estimate('equilibrium', [SYMBOLS.map(() => 0.1), SYMBOLS.map(() => 0.2)], { params })).toThrow(
      message,
    );
  });
});

it('refuses a name that nobody knows', () => {
  expect(() => estimate('magic', [[0.1], [0.2]])).toThrow(
    /no estimator of expected returns "magic"; there are mean_historical, ema/,
  );
});

it('ema of half-life 1 weighs 4, 2, 1 from the last row back', () => {
  const { expectedReturns } = estimate('ema', [[0.01], [0.02], [0.04]], {
    params: { half_life: 1 },
    periodsPerYear: 100,
  });
  expect(expectedReturns[0]).toBeCloseTo(3, 12);
});

it.each(['mean_historical', 'ema', 'capm', 'james_stein'])('%s with a window is that on its rows alone', (name) => {
  const rows = Array.from({ length: 30 }, (_, t) => [1, 2, 3, 4].map((k) => Math.sin(7 * k * t + k) / 50));
  const benchmark = Float64Array.from(rows, (_, t) => Math.cos(t) / 50);
  const windowed = estimate(name, rows, { benchmark, params: { window: 12 } });
  expect(windowed).toEqual(estimate(name, rows.slice(-12), { benchmark: benchmark.slice(-12) }));
  expect(windowed).not.toEqual(estimate(name, rows, { benchmark }));
  expect(() => estimate(name, rows, { params: { window: 31 } })).toThrow(`${name}.window is 31, but there are 30`);
});
