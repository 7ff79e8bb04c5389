import fc from 'fast-check';
import { informationRatio, trackingError } from './active-returns.js';
import { alpha, beta, rSquared, treynorRatio } from './benchmark-regression.js';
import { downBeta, downCapture, upBeta, upCapture } from './up-and-down-markets.js';

const BENCHMARK = [0.01, 0.02, -0.01, -0.02];
/** Twice the benchmark and 0.001 more. */
const RETURNS = [0.021, 0.041, -0.019, -0.039];
const MODEL = { riskFreeRate: 0.04, periodsPerYear: 4 };

it('finds the line that the returns lie on', () => {
  expect(beta(RETURNS, BENCHMARK)).toBeCloseTo(2, 13);
  expect(rSquared(RETURNS, BENCHMARK)).toBeCloseTo(1, 14);
  // A period: (0.001 − 0.01) − 2(0 − 0.01) = 0.011.
  expect(alpha(RETURNS, BENCHMARK, MODEL)).toBeCloseTo(0.044, 14);
  expect(alpha(RETURNS, BENCHMARK, { ...MODEL, compounding: true })).toBeCloseTo(1.011 ** 4 - 1, 14);
  expect(treynorRatio(RETURNS, BENCHMARK, MODEL)).toBeCloseTo(-0.018, 14);
});

it('measures what differs from the benchmark', () => {
  const error = Math.sqrt((0.001 / 3) * 4);
  expect(trackingError(RETURNS, BENCHMARK, 4)).toBeCloseTo(error, 14);
  expect(informationRatio(RETURNS, BENCHMARK, 4)).toBeCloseTo(0.004 / error, 13);
  expect(informationRatio(RETURNS, BENCHMARK, 1)).toBeCloseTo(0.001 / (error / 2), 13);
});

it('looks at rising and falling markets apart', () => {
  expect(upCapture(RETURNS, BENCHMARK, 2)).toBeCloseTo((1.021 * 1.041 - 1) / (1.01 * 1.02 - 1), 13);
  expect(downCapture(RETURNS, BENCHMARK, 2)).toBeCloseTo((0.981 * 0.961 - 1) / (0.99 * 0.98 - 1), 13);
  // A day on which the market stands still is in neither.
  expect(upCapture([...RETURNS, 0.5], [...BENCHMARK, 0], 2)).toBe(upCapture(RETURNS, BENCHMARK, 2));
  expect(downBeta([...RETURNS, 0.5], [...BENCHMARK, 0])).toBe(downBeta(RETURNS, BENCHMARK));
  // The slope of the falling half only.
  const bent = [0.01, 0.02, -0.03, -0.06];
  expect(upBeta(bent, BENCHMARK)).toBeCloseTo(1, 13);
  expect(downBeta(bent, BENCHMARK)).toBeCloseTo(3, 13);
});

it('is null where the market does not move, or not that way', () => {
  const flat = [0.1, 0.1, 0.1, 0.1];
  expect(beta(RETURNS, flat)).toBeNull();
  expect(alpha(RETURNS, flat, MODEL)).toBeNull();
  expect(treynorRatio(RETURNS, flat, MODEL)).toBeNull();
  expect(rSquared(RETURNS, flat)).toBeNull();
  expect(rSquared(flat, BENCHMARK)).toBeNull();
  expect(treynorRatio([0, 0, 0, 0], BENCHMARK, MODEL)).toBeNull();
  expect(downCapture(RETURNS, flat, 4)).toBeNull();
  expect(downBeta(RETURNS, flat)).toBeNull();
  expect(upBeta(RETURNS, [0.1, -0.1, -0.1, -0.2])).toBeNull();
  expect(upCapture(RETURNS, [0, 0, -0.1, -0.2], 4)).toBeNull();
});

it('sees nothing between a portfolio and itself, nor one that is ahead by a constant', () => {
  const rounded = BENCHMARK.map((value) => value * (1 + 2 ** -52));
  expect(trackingError(rounded, BENCHMARK, 252)).toBe(0);
  expect(informationRatio(rounded, BENCHMARK, 252)).toBeNull();
  const ahead = BENCHMARK.map((value) => value + 0.001);
  expect(informationRatio(ahead, BENCHMARK, 252)).toBeNull();
});

it('is linear in the returns', () => {
  const series = fc.array(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 })), {
    minLength: 2,
    maxLength: 30,
  });
  fc.assert(
    fc.property(series, fc.integer({ min: 1, max: 5 }), (pairs, factor) => {
      const returns = pairs.map(([own]) => own / 10_000);
      const benchmark = pairs.map(([, market]) => market / 10_000);
      const slope = beta(returns, benchmark);
      if (slope === null) return;
      const scaled = returns.map((value) => value * factor);
      expect(beta(scaled, benchmark)! - factor * slope).toBeCloseTo(0, 8);
      expect(beta(benchmark, benchmark)).toBeCloseTo(1, 10);
      expect(trackingError(returns, benchmark, 252)).toBeCloseTo(trackingError(benchmark, returns, 252), 14);
    }),
  );
});

it.each([
  ['beta', beta],
  ['rSquared', rSquared],
  ['upBeta', upBeta],
  ['trackingError', (a: number[], b: number[]) => trackingError(a, b, 252)],
  ['upCapture', (a: number[], b: number[]) => upCapture(a, b, 252)],
] as const)('%s refuses series of different length and holes, by their place', (_name, statistic) => {
  expect(() => statistic([0.1, 0.2, 0.3], [0.1, 0.2])).toThrow('there are 3 returns and 2 of the benchmark');
  expect(() => statistic([0.1, NaN], [0.1, 0.2])).toThrow('returns[1] is NaN');
  expect(() => statistic([0.1, 0.2], [Infinity, 0.2])).toThrow('benchmark[0] is Infinity');
});

it('needs two observations', () => {
  expect(() => beta([0.1], [0.1])).toThrow('returns has 1 values: at least 2 are needed');
  expect(() => trackingError([0.1], [0.1], 252)).toThrow('returns has 1 values: at least 2 are needed');
});
