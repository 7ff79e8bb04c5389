import { matrixFromRows, type Matrix } from './linalg/matrix.js';
import { nearestPsdWithDiagonal } from './moments/nearest-psd.js';
import { computeFrontier } from './optimizers/frontier.js';
import { inputOf, optimize, type Allocation, type OptimizeRequest } from './optimizers/optimize.js';
import { optimizers } from './optimizers/registry.js';
import { QuantError } from './quant-error.js';
import { withinLimits, type SolveLimits } from './solve-limits.js';

const N = 12;
const SYMBOLS = Array.from({ length: N }, (_, i) => `S${i}`);
const SCENARIOS = matrixFromRows(
  'returns',
  Array.from({ length: 60 }, (_, t) => SYMBOLS.map((_s, i) => Math.sin(t * (1.3 + i)) / (60 + i) + i / 5000)),
);

function covarianceOf({ rows, columns, data }: Matrix): Matrix {
  const out = Array.from({ length: columns }, (_, i) =>
    Array.from({ length: columns }, (_c, j) => {
      let total = i === j ? 0.01 : 0;
      for (let t = 0; t < rows; t++) total += (252 * data[t * columns + i]! * data[t * columns + j]!) / rows;
      return total;
    }),
  );
  return matrixFromRows('covariance', out);
}

const COMMON = {
  symbols: SYMBOLS,
  covariance: covarianceOf(SCENARIOS),
  expectedReturns: Float64Array.from(SYMBOLS, (_, i) => 0.02 + 0.01 * i),
  scenarios: SCENARIOS,
};
const run = (method: string, parts: Partial<OptimizeRequest> = {}): Allocation =>
  optimize({ ...COMMON, method, ...parts });

/** A clock that is a millisecond later at every look. */
function ticking(): () => number {
  let now = 0;
  return () => now++;
}

function failureOf(work: () => unknown): QuantError {
  try {
    work();
  } catch (error) {
    if (error instanceof QuantError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const ITERATIVE: [string, Partial<OptimizeRequest>][] = [
  ['min_variance', {}],
  ['max_sharpe', {}],
  ['max_utility', {}],
  ['efficient_risk', { params: { target_volatility: 0.2 } }],
  ['max_diversification', {}],
  ['risk_parity', {}],
  ['risk_parity', { constraints: { maxWeight: 0.1 } }],
  ['min_cvar', {}],
  ['min_cdar', {}],
  ['min_mad', {}],
  ['min_semivariance', {}],
  ['min_evar', {}],
  ['kelly', {}],
  ['nco', {}],
  ['robust_mean_variance', {}],
];

describe('limits of a computation', () => {
  it.each(ITERATIVE)('%s %j is not done after one iteration, and says so', (method, parts) => {
    const { diagnostics } = run(method, parts);
    expect(diagnostics.limits).toMatchObject({ iterations: 10_000_000, timeMs: 30_000 });
    expect(diagnostics.limits.iterationsUsed).toBeGreaterThan(1);
    const failure = failureOf(() => run(method, { ...parts, limits: { iterations: 1 } }));
    expect(failure).toMatchObject({ code: 'limit_iterations', place: 'limits.iterations' });
    expect(failure.message).toMatch(new RegExp(`^${method} was not done after 1 iterations \\(the last in \\w+\\)`));
  });

  it.each(ITERATIVE)('%s %j is the same with as many iterations as it takes', (method, parts) => {
    const free = run(method, parts);
    const iterations = free.diagnostics.limits.iterationsUsed;
    expect(run(method, { ...parts, limits: { iterations } }).weights).toEqual(free.weights);
    expect(() => run(method, { ...parts, limits: { iterations: iterations - 1 } })).toThrow(QuantError);
  });

  it.each([...ITERATIVE, ['hrp', {}], ['herc', {}]] as typeof ITERATIVE)(
    '%s %j ends when the time is over, by the clock it is given',
    (method, parts) => {
      const failure = failureOf(() => run(method, { ...parts, limits: { timeMs: 3, nowMs: ticking() } }));
      expect(failure).toMatchObject({ code: 'limit_time', place: 'limits.time_ms' });
      expect(failure.message).toMatch(new RegExp(`^${method} was not done after 4 ms and \\d+ iterations`));
    },
  );

  it('hold for what is computed inside, whatever it allows itself', () => {
    const within = (limits: SolveLimits, own?: SolveLimits) => () =>
      withinLimits('all of it', limits, () => run('min_variance', own ? { limits: own } : {}));
    expect(failureOf(within({ timeMs: 3, nowMs: ticking() }, { timeMs: 1e6 })).code).toBe('limit_time');
    expect(failureOf(within({ iterations: 2 })).message).toMatch(/^min_variance was not done after 2 iterations/);
    expect(within({ iterations: 500, timeMs: 1e6 }, { iterations: 800 })().diagnostics.limits).toMatchObject({
      iterations: 500,
      timeMs: 1e6,
    });
    // Nothing is left of them afterwards.
    expect(run('min_variance').diagnostics.limits.timeMs).toBe(30_000);
  });

  it('hold for the frontier and for the repair of a matrix', () => {
    const frontier = () => computeFrontier(inputOf(COMMON), 20);
    expect(failureOf(() => withinLimits('x', { iterations: 5 }, frontier)).message).toMatch(/^frontier was not done/);
    const broken = matrixFromRows('m', [
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1],
    ]);
    const repair = () => nearestPsdWithDiagonal(broken);
    expect(failureOf(() => withinLimits('x', { iterations: 1 }, repair)).code).toBe('limit_iterations');
  });

  it('leave a search over positions the best it has found, with the gap that is proven', () => {
    const constraints = { maxPositions: 4, minPosition: 0.1 };
    const proven = run('min_variance', { constraints });
    expect(proven.diagnostics).toMatchObject({ optimalityGap: 0, values: { ended: 'proven' } });
    const least = proven.volatility ** 2;
    const half = Math.floor(proven.diagnostics.limits.iterationsUsed / 2);
    const early = run('min_variance', { constraints, limits: { iterations: half } });
    expect(early.diagnostics.values).toMatchObject({ ended: 'iteration_limit' });
    expect(early.diagnostics.optimalityGap).toBeGreaterThan(0);
    const value = early.volatility ** 2;
    expect(value * (1 - early.diagnostics.optimalityGap!)).toBeLessThanOrEqual(least * (1 + 1e-9));
    expect([...early.weights].filter((weight) => weight !== 0).length).toBeLessThanOrEqual(4);
    // Without one there is nothing to give, and with the time as limit what is given would depend on the machine.
    const limits = [{ iterations: 3 }, { timeMs: half, nowMs: ticking() }];
    const codes = limits.map((each) => failureOf(() => run('min_variance', { constraints, limits: each })).code);
    expect(codes).toEqual(['limit_iterations', 'limit_time']);
  });

  it('are checked by every method that takes longer than a few operations', () => {
    const closed = ['equal_weight', 'inverse_volatility', 'inverse_variance', 'fixed', 'hrp', 'herc'];
    const open = optimizers.names.filter((name) => !closed.includes(name));
    const params: Record<string, Record<string, unknown>> = {
      efficient_return: { target_return: 0.1 },
      efficient_risk: { target_volatility: 0.2 },
      target_volatility: { target_volatility: 0.1 },
      risk_budgeting: { budget: Object.fromEntries(SYMBOLS.map((symbol, i) => [symbol, 1 + i])) },
      max_return_cvar: { max_cvar: 0.05 },
      min_tracking_error: { benchmark_weights: { S0: 1 } },
      tactical_tilt: { tilts: { S0: 0.1 } },
    };
    for (const method of open) {
      const failure = (): unknown => run(method, { params: params[method] ?? {}, limits: { timeMs: -1 } });
      expect([method, failureOf(failure).message]).toEqual([method, expect.stringContaining('the limit is -1 ms')]);
    }
  });
});
