import fc from 'fast-check';
import { matrixFromRows, zeros, type Matrix } from '../linalg/matrix.js';
import { symmetricEigen } from '../linalg/symmetric-eigen.js';
import { diagonal } from '../linalg/symmetric.js';
import { maxAbs } from '../linalg/vector.js';
import type { Params } from '../params.js';
import { QuantError } from '../quant-error.js';
import { estimateCovariance } from './estimate-covariance.js';
import { covarianceEstimators } from './registry.js';

/** Every estimator with its defaults, and what else it can do. */
const VARIANTS: [string, Params][] = [
  ...covarianceEstimators.names.map((name): [string, Params] => [name, {}]),
  ['ledoit_wolf', { target: 'constant_correlation' }],
  ['ledoit_wolf', { target: 'single_factor' }],
  ['ewma', { span: 5, centre: 'zero' }],
  ['ewma', { half_life: 4 }],
  ['sample', { half_life: 4 }],
  ['semicovariance', { benchmark: 0.01 }],
  ['gerber', { normalisation: 'co_movements', threshold: 0.9 }],
  ['gerber', { normalisation: 'own_movements' }],
  ['factor', { factors: 1 }],
];
const KEEPS_SAMPLE_VARIANCES = new Set(['gerber', 'denoised', 'detoned', 'factor']);

/** 1 to 8 series of 2 to 30 returns, volatilities over two orders of magnitude; T < N happens. */
const returnsArbitrary = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 2, max: 30 }))
  .chain(([n, periods]) =>
    fc.tuple(
      fc.array(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n, maxLength: n }), {
        minLength: periods,
        maxLength: periods,
      }),
      fc.array(fc.double({ min: -3, max: -1, noNaN: true }), { minLength: n, maxLength: n }),
    ),
  )
  .map(([rows, scales]) => rows.map((row) => row.map((value, i) => value * 10 ** scales[i]!)))
  // Series whose variance is rounding are no series.
  .filter((rows) => {
    const variances = diagonal(estimateCovariance('sample', matrixFromRows('returns', rows)).covariance);
    return variances.every((variance) => variance > 1e-10);
  });

function attempt(name: string, rows: number[][], params: Params): Matrix | undefined {
  try {
    return estimateCovariance(name, matrixFromRows('returns', rows), params).covariance;
  } catch (error) {
    // No component left, a market that never moves: refused by name.
    if (error instanceof QuantError && (name === 'detoned' || params['target'] === 'single_factor')) return undefined;
    throw error;
  }
}

describe.each(VARIANTS)('%s %j', (name, params) => {
  it('is finite, symmetric and positive semidefinite', () => {
    fc.assert(
      fc.property(returnsArbitrary, (rows) => {
        const covariance = attempt(name, rows, params);
        if (!covariance) return;
        const { rows: n, data } = covariance;
        expect(data.every(Number.isFinite)).toBe(true);
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < i; j++) {
            const [lower, upper] = [data[i * n + j]!, data[j * n + i]!];
            expect(Math.abs(lower - upper)).toBeLessThanOrEqual(1e-14 * (Math.abs(lower) + Math.abs(upper)));
          }
        }
        const { values } = symmetricEigen(covariance);
        expect(values[0]!).toBeGreaterThanOrEqual(-1e-13 * Math.max(values.at(-1)!, Number.MIN_VALUE));
      }),
    );
  });

  it('does not depend on the order of the symbols, and scales with the square of the returns', () => {
    fc.assert(
      fc.property(returnsArbitrary, (rows) => {
        const covariance = attempt(name, rows, params);
        if (!covariance) return;
        const n = covariance.rows;
        const tolerance = 1e-9 * maxAbs(covariance.data);
        const reversed = attempt(
          name,
          rows.map((row) => [...row].reverse()),
          params,
        )!;
        covariance.data.forEach((value, at) => {
          expect(Math.abs(reversed.data[n * n - 1 - at]! - value)).toBeLessThanOrEqual(tolerance);
        });
        const halves = rows.map((row) => row.map((value) => value / 2));
        if (params['benchmark'] !== undefined) return;
        const quarter = attempt(name, halves, params)!;
        covariance.data.forEach((value, at) => {
          expect(Math.abs(4 * quarter.data[at]! - value)).toBeLessThanOrEqual(tolerance);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('keeps the variances of the sample, where it says so', () => {
    if (!KEEPS_SAMPLE_VARIANCES.has(name)) return;
    fc.assert(
      fc.property(returnsArbitrary, (rows) => {
        const covariance = attempt(name, rows, params);
        if (!covariance) return;
        const variances = diagonal(estimateCovariance('sample', matrixFromRows('returns', rows)).covariance);
        diagonal(covariance).forEach((value, i) => {
          expect(value / variances[i]!).toBeCloseTo(1, 12);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('refuses a single observation', () => {
    expect(() => estimateCovariance(name, matrixFromRows('returns', [[0.1, 0.2, 0.3]]), params)).toThrow(QuantError);
  });
});

describe('shrinkage', () => {
  it.each(['scaled_identity', 'constant_correlation', 'single_factor'])(
    'towards %s is the intensity of the papers, sum by sum',
    (target) => {
      fc.assert(
        fc.property(returnsArbitrary, (rows) => {
          if (rows[0]!.length < 3) return;
          const returns = matrixFromRows('returns', rows);
          const { diagnostics } = estimateCovariance('ledoit_wolf', returns, { target });
          expect(diagnostics['shrinkage']).toBeCloseTo(literalIntensity(rows, target), 7);
        }),
        { numRuns: 60 },
      );
    },
  );
});

describe('gerber', () => {
  it('counts days by hand', () => {
    const rows = [
      [0.1, 0.1],
      [-0.1, -0.1],
      [0.1, -0.1],
      [0.1, 0],
      [-0.1, 0],
      [0, 0],
    ];
    // Both moved on three days, twice together; one of them on two more.
    const correlation = (normalisation: string): number => {
      const { data } = estimateCovariance('gerber', matrixFromRows('returns', rows), { normalisation }).covariance;
      return data[1]! / Math.sqrt(data[0]! * data[3]!);
    };
    expect(correlation('any_movement')).toBeCloseTo(1 / 5, 14);
    expect(correlation('co_movements')).toBeCloseTo(1 / 3, 14);
    expect(correlation('own_movements')).toBeCloseTo(1 / Math.sqrt(15), 14);
  });

  it('says how far an indefinite statistic was moved', () => {
    // Pairs that share few days: −1, 1 and 1 cannot be correlations of three series.
    const rows = [
      [0.1, 0.1, 0],
      [-0.1, -0.1, 0],
      [0.1, 0, 0.1],
      [-0.1, 0, -0.1],
      [0, 0.1, -0.1],
      [0, -0.1, 0.1],
    ];
    const params = { normalisation: 'co_movements' };
    const { covariance, diagnostics } = estimateCovariance('gerber', matrixFromRows('returns', rows), params);
    expect(diagnostics['psd_distance']).toBeGreaterThan(0.1);
    const scale = covariance.data[0]!;
    // The nearest correlations are halfway: ½, ½, −½.
    expect(covariance.data[1]! / scale).toBeCloseTo(0.5, 6);
    expect(covariance.data[5]! / scale).toBeCloseTo(-0.5, 6);
    expect(estimateCovariance('gerber', matrixFromRows('returns', rows)).diagnostics['psd_distance']).toBe(0);
  });
});

describe('noise', () => {
  /** N series of T numbers without structure, plus `market` times a common one; the same in every run. */
  function walks(n: number, periods: number, market: number): Matrix {
    const returns = zeros(periods, n);
    let state = 1;
    const next = (): number => {
      state = (state * 16807) % 2147483647;
      return state / 2147483647 - 0.5;
    };
    for (let t = 0; t < periods; t++) {
      const common = market * next();
      for (let i = 0; i < n; i++) returns.data[t * n + i] = common + next();
    }
    return returns;
  }

  it('is all there is in series without structure: no correlation is left', () => {
    const { covariance, diagnostics } = estimateCovariance('denoised', walks(20, 200, 0));
    expect(diagnostics['factors']).toBe(0);
    expect(diagnostics['noise_variance']).toBeCloseTo(1, 12);
    expect(maxAbs(covariance.data.filter((_, at) => at % 21 !== 0))).toBeLessThan(1e-12 * maxAbs(covariance.data));
  });

  it('leaves the market, which detoning takes out', () => {
    const returns = walks(20, 200, 1);
    expect(estimateCovariance('denoised', returns).diagnostics['factors']).toBe(1);
    const { data } = estimateCovariance('detoned', returns).covariance;
    const correlation = data[1]! / Math.sqrt(data[0]! * data[21]!);
    // Equal parts of one market gone: −1/(N−1) is left between each two.
    expect(correlation).toBeCloseTo(-1 / 19, 1);
  });

  it('and the market is what one factor keeps', () => {
    const returns = walks(20, 200, 1);
    const one = estimateCovariance('factor', returns, { factors: 1 });
    expect(one.diagnostics['explained_variance']).toBeGreaterThan(0.4);
    const all = estimateCovariance('factor', returns, { factors: 100 });
    const sample = estimateCovariance('sample', returns).covariance;
    expect(all.diagnostics).toMatchObject({ factors: 20, explained_variance: expect.closeTo(1, 12) as number });
    all.covariance.data.forEach((value, at) => {
      expect(value).toBeCloseTo(sample.data[at]!, 12);
    });
  });
});

it.each([
  ['ledoit_wolf', { target: 'constant_correlation' }, /column 1 of the returns never changes/],
  ['denoised', {}, /column 1 of the returns never changes/],
  ['detoned', {}, /column 1 of the returns never changes/],
  ['detoned', { components: 2 }, /detoned.components is 2: of 2 symbols that leaves none/],
  ['ewma', { span: 1 }, /ewma.span must be at least/],
  ['gerber', { threshold: -1 }, /gerber.threshold must be at least 0/],
  ['semicovariance', { benchmark: 'SPY' }, /semicovariance.benchmark must be a number/],
  ['magic', {}, /no covariance estimator "magic"; there are sample, ledoit_wolf, oas/],
])('%s %j refuses what it cannot do', (name, params, message) => {
  const returns = matrixFromRows('returns', [
    [0.1, 0],
    [0.2, 0],
    [-0.1, 0],
  ]);
  expect(() => estimateCovariance(name, returns, params)).toThrow(message);
});

it('takes a series that never changes where correlation does not matter', () => {
  const returns = matrixFromRows('returns', [
    [0.1, 0],
    [0.2, 0],
    [-0.1, 0],
  ]);
  for (const name of ['sample', 'ledoit_wolf', 'oas', 'ewma', 'semicovariance', 'gerber', 'factor']) {
    expect(estimateCovariance(name, returns).covariance.data.every(Number.isFinite)).toBe(true);
  }
});

/** δ by the definitions of the papers: every element's asymptotic (co)variance as a mean over time, element by element. */
function literalIntensity(rows: number[][], target: string): number {
  const [periods, n] = [rows.length, rows[0]!.length];
  const indices = Array.from({ length: n }, (_, i) => i);
  const mean = (f: (row: number[], t: number) => number): number =>
    rows.reduce((total, row, t) => total + f(row, t), 0) / periods;
  const means = indices.map((i) => mean((row) => row[i]!));
  const x = rows.map((row) => row.map((value, i) => value - means[i]!));
  const s = indices.map((i) => indices.map((j) => mean((_, t) => x[t]![i]! * x[t]![j]!)));
  const pairs = indices.flatMap((i) => indices.map((j): [number, number] => [i, j]));
  const total = (f: (i: number, j: number) => number): number => pairs.reduce((sum, [i, j]) => sum + f(i, j), 0);
  const pi = total((i, j) => mean((_, t) => (x[t]![i]! * x[t]![j]! - s[i]![j]!) ** 2));
  const market = x.map((row) => row.reduce((sum, value) => sum + value, 0) / n);
  const c = indices.map((i) => mean((_, t) => x[t]![i]! * market[t]!));
  const v = mean((_, t) => market[t]! ** 2);
  const joint = (a: number[], b: number[]): number => {
    const product = (pair: number[], t: number): number =>
      pair.reduce((p, i) => p * (i < 0 ? market[t]! : x[t]![i]!), 1);
    const of = (pair: number[]): number => mean((_, t) => product(pair, t));
    return mean((_, t) => (product(a, t) - of(a)) * (product(b, t) - of(b)));
  };
  const own = indices.reduce((sum, i) => sum + joint([i, i], [i, i]), 0);
  const r = total((i, j) => (i === j ? 0 : s[i]![j]! / Math.sqrt(s[i]![i]! * s[j]![j]!))) / (n * (n - 1));
  const mu = indices.reduce((sum, i) => sum + s[i]![i]!, 0) / n;
  const f = (i: number, j: number): number => {
    if (target === 'scaled_identity') return i === j ? mu : 0;
    if (i === j) return s[i]![i]!;
    return target === 'single_factor' ? (c[i]! * c[j]!) / v : r * Math.sqrt(s[i]![i]! * s[j]![j]!);
  };
  const rhoOf = (i: number, j: number): number => {
    if (target === 'single_factor') {
      const first = (c[j]! / v) * joint([i, -1], [i, j]) + (c[i]! / v) * joint([j, -1], [i, j]);
      return first - ((c[i]! * c[j]!) / v ** 2) * joint([-1, -1], [i, j]);
    }
    const ratio = Math.sqrt(s[j]![j]! / s[i]![i]!);
    return (r / 2) * (ratio * joint([i, i], [i, j]) + (1 / ratio) * joint([j, j], [i, j]));
  };
  const rho = target === 'scaled_identity' ? 0 : own + total((i, j) => (i === j ? 0 : rhoOf(i, j)));
  const gamma = total((i, j) => (s[i]![j]! - f(i, j)) ** 2);
  return Math.min(1, Math.max(0, (pi - rho) / gamma / periods));
}

describe('half-life and window', () => {
  // Half-life 1: λ = ½, weights 1/7, 2/7, 4/7. Of 1, 2, 4 %: weighted mean 3 %, Σw² = 3/7.
  const returns = matrixFromRows('returns', [[0.01], [0.02], [0.04]]);
  const variance = (name: string, params: Params, rows = returns) =>
    estimateCovariance(name, rows, params).covariance.data[0]! * 1e4;

  it('weigh observations as worked out by hand', () => {
    // (1·4 + 2·1 + 4·1)/7 / (1 − 3/7)
    expect(variance('sample', { half_life: 1 })).toBeCloseTo(2.5, 12);
    // About the plain mean 7/3, biased: (1·16 + 2·1 + 4·25)/9/7
    expect(variance('ewma', { half_life: 1 })).toBeCloseTo(118 / 63, 12);
    expect(variance('ewma', { half_life: 1, centre: 'zero' })).toBeCloseTo((1 + 2 * 4 + 4 * 16) / 7, 12);
    const { diagnostics } = estimateCovariance('sample', returns, { half_life: 1 });
    expect(diagnostics['effective_observations']).toBeCloseTo(7 / 3, 12);
  });

  it('are a span in other words, and no weighting at all when long', () => {
    // 2/(span + 1) = 1 − ½
    expect(variance('ewma', { span: 3 })).toBeCloseTo(variance('ewma', { half_life: 1 }), 12);
    expect(variance('sample', { half_life: 1e6 })).toBeCloseTo(variance('sample', {}), 5);
  });

  it.each(VARIANTS)('a window of %s %j is that on its rows alone', (name, params) => {
    const rows = Array.from({ length: 30 }, (_, t) => [1, 2, 3].map((k) => Math.sin(7 * k * t + k) / 50));
    const of = (given: number[][], more: Params) =>
      estimateCovariance(name, matrixFromRows('returns', given), { ...params, ...more });
    expect(of(rows, { window: 12 })).toEqual(of(rows.slice(-12), {}));
  });
});
