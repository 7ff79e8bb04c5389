import fc from 'fast-check';
import { matrixFromRows, type Matrix } from '../linalg/matrix.js';
import { quadraticForm } from '../linalg/symmetric.js';
import { sample } from '../moments/sample.estimator.js';
import type { Params } from '../params.js';
import { QuantError } from '../quant-error.js';
import { optimizeJson } from '../json/optimize-json.js';
import { optimize, type Allocation } from './optimize.js';
import { optimizers } from './registry.js';

/** Returns of 1 to 12 assets over 2 to 40 days, with volatilities over three orders of magnitude; T < N happens. */
const returnsArbitrary = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 2, max: 40 }))
  .chain(([n, periods]) =>
    fc.tuple(
      fc.array(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n, maxLength: n }), {
        minLength: periods,
        maxLength: periods,
      }),
      fc.array(fc.double({ min: -3, max: 0, noNaN: true }), { minLength: n, maxLength: n }),
    ),
  )
  .map(([rows, scales]) => rows.map((row) => row.map((value, i) => value * 10 ** scales[i]!)));

const covarianceArbitrary = returnsArbitrary
  .map((rows) => sample.estimate(matrixFromRows('returns', rows), {}).covariance)
  .filter(({ rows, data }) => Array.from({ length: rows }, (_, i) => data[i * rows + i]!).every((v) => v > 1e-12));

/** Symbols named so that their order is not alphabetical. */
const symbolsFor = ({ rows }: Matrix): string[] => Array.from({ length: rows }, (_, i) => `S${String((i * 7) % 13)}`);

/** The same for a symbol wherever it stands. */
const expectedReturnsOf = ({ rows }: Matrix): Float64Array =>
  Float64Array.from({ length: rows }, (_, i) => 0.03 + 0.01 * ((i * 5) % 7));

/** Eight periods, the same for a symbol wherever it stands. */
const scenariosOf = ({ rows }: Matrix): Matrix =>
  matrixFromRows(
    'returns',
    Array.from({ length: 8 }, (_, t) => Array.from({ length: rows }, (_, i) => 0.02 * Math.sin((t + 1) * (i + 2)))),
  );

const equalBySymbol = (covariance: Matrix): Record<string, number> =>
  Object.fromEntries(symbolsFor(covariance).map((symbol) => [symbol, 1 / covariance.rows]));

/** What methods need that have no default; each can be met. */
const REQUIRED: Record<string, (covariance: Matrix) => Params> = {
  efficient_return: () => ({ target_return: 0.03 }),
  risk_budgeting: (covariance) => ({ budget: Object.fromEntries(symbolsFor(covariance).map((s, i) => [s, 1 + i])) }),
  efficient_risk: ({ data }) => ({ target_volatility: Math.max(1e-6, Math.sqrt(Math.max(...data.map(Math.abs)))) }),
  fixed: (covariance) => ({ weights: equalBySymbol(covariance) }),
  min_tracking_error: (covariance) => ({ benchmark_weights: equalBySymbol(covariance) }),
  tactical_tilt: (covariance) => ({
    tilts: Object.fromEntries(symbolsFor(covariance).map((symbol, i) => [symbol, 0.1 * Math.sin(i)])),
  }),
  // Above the volatility of anything here: no cash is held.
  target_volatility: () => ({ target_volatility: 10 }),
  max_return_cvar: () => ({ max_cvar: 1 }),
};

function solve(
  method: string,
  covariance: Matrix,
  bounds: { minWeight?: number; maxWeight?: number } = {},
): Allocation {
  return optimize({
    method,
    symbols: symbolsFor(covariance),
    covariance,
    expectedReturns: expectedReturnsOf(covariance),
    scenarios: scenariosOf(covariance),
    params: REQUIRED[method]?.(covariance) ?? {},
    constraints: bounds,
  });
}

function attempt(method: string, covariance: Matrix): Allocation | undefined {
  try {
    return solve(method, covariance);
  } catch (error) {
    // A singular covariance may have no risk budget; that is refused by name.
    if (error instanceof QuantError && method.startsWith('risk_')) return undefined;
    throw error;
  }
}

describe.each(optimizers.names)('%s', (method) => {
  it('gives finite, long-only weights that sum to the budget', () => {
    fc.assert(
      fc.property(covarianceArbitrary, (covariance) => {
        const result = attempt(method, covariance);
        if (result === undefined) return;
        const { weights } = result;
        expect([...weights].every((weight) => Number.isFinite(weight) && weight >= -1e-12)).toBe(true);
        expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 10);
      }),
    );
  });

  it('gives the same bits for the same input', () => {
    fc.assert(
      fc.property(covarianceArbitrary, (covariance) => {
        expect(attempt(method, covariance)?.weights).toEqual(attempt(method, covariance)?.weights);
      }),
      { numRuns: 30 },
    );
  });

  it('weights a single asset with the whole budget', () => {
    const covariance = matrixFromRows('covariance', [[0.04]]);
    expect([...solve(method, covariance).weights]).toEqual([1]);
  });
});

describe('minimum variance', () => {
  it('cannot be improved by moving weight from one asset to another', () => {
    fc.assert(
      fc.property(
        covarianceArbitrary,
        fc.nat(),
        fc.nat(),
        fc.double({ min: 1e-6, max: 0.2, noNaN: true }),
        (...given) => {
          const [covariance, a, b, size] = given;
          const { weights, diagnostics } = solve('min_variance', covariance);
          expect(diagnostics.kktResidual).toBeLessThanOrEqual(1e-8);
          const from = a % weights.length;
          const to = b % weights.length;
          const moved = Float64Array.from(weights);
          const step = Math.min(size, weights[from]!);
          moved[from] = moved[from]! - step;
          moved[to] = moved[to]! + step;
          const variance = quadraticForm(covariance, weights);
          const scale = Math.max(...covariance.data.map(Math.abs));
          expect(quadraticForm(covariance, moved)).toBeGreaterThanOrEqual(variance - 1e-10 * scale);
        },
      ),
    );
  });

  it('does not depend on the scale of the covariance', () => {
    fc.assert(
      fc.property(covarianceArbitrary, fc.integer({ min: -8, max: 8 }), (covariance, power) => {
        const scaled = { ...covariance, data: covariance.data.map((value) => value * 4 ** power) };
        const weights = solve('min_variance', covariance).weights;
        const again = solve('min_variance', scaled).weights;
        weights.forEach((weight, i) => {
          expect(again[i]).toBeCloseTo(weight, 9);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('splits between duplicate assets without losing the minimum', () => {
    const covariance = matrixFromRows('covariance', [
      [0.04, 0.04, 0.01],
      [0.04, 0.04, 0.01],
      [0.01, 0.01, 0.09],
    ]);
    const { weights } = solve('min_variance', covariance);
    expect(weights[0]! + weights[1]!).toBeCloseTo(8 / 11, 9);
  });

  it.each([1e-14, 1e-18, 2e-21, 1e-24])('weights an asset with hardly any variance, %d of the other', (part) => {
    const covariance = matrixFromRows('covariance', [
      [0.09 * part, 0, 0],
      [0, 0.09, 0],
      [0, 0, 0],
    ]);
    const { weights } = solve('min_variance', covariance, { maxWeight: 0.6 });
    expect(quadraticForm(covariance, weights)).toBeLessThanOrEqual(0.09 * part);
    expect(weights[1]).toBeCloseTo(0, 9);
  });

  it('names a cap that cannot be met', () => {
    const covariance = matrixFromRows('covariance', [
      [0.04, 0],
      [0, 0.09],
    ]);
    expect(() => solve('min_variance', covariance, { maxWeight: 0.4 })).toThrow(
      /exclude every portfolio: max_weight, budget$/,
    );
  });
});

describe('bad input is refused by name', () => {
  const good = [
    [0.04, 0.01],
    [0.01, 0.09],
  ];
  it.each([
    [
      'NaN',
      [
        [0.04, NaN],
        [NaN, 0.09],
      ],
      /covariance\[0\]\[1\] is NaN/,
    ],
    [
      'asymmetry',
      [
        [0.04, 0.01],
        [0.02, 0.09],
      ],
      /covariance\[1\]\[0\] is 0.02/,
    ],
    ['too small', [[0.04]], /covariance is 1 × 1, 2 symbols need 2 × 2/],
  ])('%s', (_name, rows, message) => {
    const read = (): unknown =>
      optimize({ method: 'min_variance', symbols: ['A', 'B'], covariance: matrixFromRows('covariance', rows) });
    expect(read).toThrow(QuantError);
    expect(read).toThrow(message);
  });

  it('an unknown method and a parameter nobody knows', () => {
    const covariance = matrixFromRows('covariance', good);
    expect(() => optimize({ method: 'magic', symbols: ['A', 'B'], covariance })).toThrow(/no method "magic"/);
    expect(() => optimize({ method: 'equal_weight', symbols: ['A', 'B'], covariance, params: { x: 1 } })).toThrow(
      /no parameter "x"/,
    );
  });

  it('a series that never changes has no inverse volatility', () => {
    const covariance = matrixFromRows('covariance', [
      [0, 0],
      [0, 0.09],
    ]);
    expect(() => optimize({ method: 'inverse_volatility', symbols: ['A', 'B'], covariance })).toThrow(
      /A has no variance/,
    );
  });

  it.each([
    'inverse_volatility',
    'inverse_variance',
    'risk_parity',
    'max_diversification',
    'max_decorrelation',
    'hrp',
    'herc',
  ])('a series that never changes has no share by %s, though shrinkage gives it a variance', (method) => {
    const returns = [0.01, -0.02, 0.015, 0.004].map((value, t) => [value, 0, t % 2 === 0 ? value : -value]);
    const body = { symbols: ['A', 'STILL', 'B'], returns, method, covariance: { estimator: 'ledoit_wolf' } };
    expect(() => optimizeJson(body, () => 0)).toThrow(/STILL/);
  });

  it('bounds that a closed form would break are refused, not clipped', () => {
    const covariance = matrixFromRows('covariance', good);
    expect(() =>
      optimize({ method: 'inverse_variance', symbols: ['A', 'B'], covariance, constraints: { maxWeight: 0.55 } }),
    ).toThrow(/cannot keep 0 to 0.55/);
  });
});

describe('a start', () => {
  const METHODS = ['min_variance', 'max_utility', 'max_sharpe', 'efficient_risk', 'min_tracking_error'];
  const numbers = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 12, maxLength: 12 });

  it.each(METHODS)('changes nothing but the way: %s', (method) => {
    fc.assert(
      fc.property(covarianceArbitrary, numbers, (covariance, weights) => {
        // With a ridge, so that the optimum is one portfolio.
        const n = covariance.rows;
        const matrix = { ...covariance, data: covariance.data.map((v, k) => v + (k % (n + 1) === 0 ? 1e-3 : 0)) };
        const constraints = { maxWeight: Math.min(1, 1.7 / n) };
        const request = {
          ...{ method, symbols: symbolsFor(matrix), covariance: matrix, constraints },
          expectedReturns: expectedReturnsOf(matrix),
          params: REQUIRED[method]?.(matrix) ?? {},
        };
        const cold = optimize(request);
        for (const start of [Float64Array.from(weights.slice(0, n)), cold.weights]) {
          const warm = optimize({ ...request, start });
          warm.weights.forEach((weight, i) => {
            expect(weight).toBeCloseTo(cold.weights[i]!, 9);
          });
          expect(warm.diagnostics.kktResidual).toBeLessThanOrEqual(1e-10);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('from the solution takes fewer steps', () => {
    const n = 40;
    const rows = Array.from({ length: 60 }, (_, t) => Array.from({ length: n }, (_, i) => Math.sin((t + 1) * (i + 2))));
    const { covariance } = sample.estimate(matrixFromRows('returns', rows), {});
    const request = { method: 'min_variance', symbols: rows[0]!.map((_, i) => `S${i}`), covariance };
    const capped = { ...request, constraints: { maxWeight: 0.05 } };
    const { weights, diagnostics } = optimize(capped);
    expect(optimize({ ...capped, start: weights }).diagnostics.iterations).toBeLessThan(diagnostics.iterations / 3);
  });

  it('has a weight for every symbol', () => {
    const covariance = matrixFromRows('covariance', [[0.04]]);
    const request = { method: 'min_variance', symbols: ['A'], covariance, start: Float64Array.of(1, 0) };
    expect(() => optimize(request)).toThrow(/start has 2 values, 1 are needed/);
  });
});
