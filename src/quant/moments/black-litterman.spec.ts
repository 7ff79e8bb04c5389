import fc from 'fast-check';
import { matrixFromRows, zeros, type Matrix } from '../linalg/matrix.js';
import { quadraticForm } from '../linalg/symmetric.js';
import { dot } from '../linalg/vector.js';
import type { Params } from '../params.js';
import { blackLitterman, type BlackLittermanInput, type View } from './black-litterman.js';
import { estimateExpectedReturns } from './estimate-expected-returns.js';

/** A factor covariance of 3 to 6 symbols (of 2 factors only: singular), a prior, and 1 to 3 views. */
const inputArbitrary: fc.Arbitrary<BlackLittermanInput> = fc
  .tuple(fc.integer({ min: 3, max: 6 }), fc.integer({ min: 1, max: 3 }), fc.boolean())
  .chain(([n, count, isSingular]) => {
    const numbers = (min: number, max: number, length = n) =>
      fc.array(fc.double({ min, max, noNaN: true }), { minLength: length, maxLength: length });
    const views = fc.tuple(numbers(-1, 1), fc.double({ min: -0.2, max: 0.3, noNaN: true }), numbers(0.05, 0.95, 1));
    return fc.tuple(
      ...[numbers(0.1, 2), numbers(-1, 1), numbers(0.05, 0.3), numbers(-0.1, 0.2)],
      fc.array(views, { minLength: count, maxLength: count }),
      fc.constant(isSingular),
    );
  })
  .map(([market, style, own, prior, views, isSingular]) => ({
    covariance: matrixFromRows(
      'covariance',
      market.map((a, i) =>
        market.map((b, j) => {
          const common = 0.03 * a * b + 0.01 * style[i]! * style[j]!;
          return common + (i === j && !isSingular ? own[i]! * own[i]! : 0);
        }),
      ),
    ),
    prior: Float64Array.from(prior),
    tau: 0.05,
    views: views.map(([weights, value, [confidence]]) => ({
      ...{ weights: Float64Array.from(weights), return: value, confidence: confidence! },
    })),
  }))
  .filter(({ covariance, views }) => views.every(({ weights }) => quadraticForm(covariance, weights) > 1e-4));

/** (m − π)'(τΣ)⁻¹(m − π) + Σ (q − p'm)²/ω at m = π + τΣz, where the first part is τ·z'Σz. */
function misfit({ covariance, tau, views }: BlackLittermanInput, mean: Float64Array, z: Float64Array): number {
  const doubt = ({ weights, confidence }: View): number =>
    (tau * quadraticForm(covariance, weights) * (1 - confidence)) / confidence;
  const ofViews = views.map((view) => (view.return - dot(view.weights, mean)) ** 2 / doubt(view));
  return tau * quadraticForm(covariance, z) + ofViews.reduce((a, b) => a + b, 0);
}

const times = ({ rows, columns, data }: Matrix, x: Float64Array): Float64Array =>
  Float64Array.from({ length: rows }, (_, i) => dot(data.subarray(i * columns, (i + 1) * columns), x));

describe('the posterior', () => {
  it('is nearer to prior and views together than any other mean, and its misfit is the surprise', () => {
    fc.assert(
      fc.property(
        inputArbitrary,
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (input, direction) => {
          const { covariance, prior, tau, views } = input;
          const { expectedReturns, surprise } = blackLitterman(input);
          // The posterior is π + τΣz with z = Σₖ pₖ(qₖ − pₖ'm)/ωₖ: its first-order condition.
          const z = new Float64Array(prior.length);
          for (const { weights, return: value, confidence } of views) {
            const omega = (tau * quadraticForm(covariance, weights) * (1 - confidence)) / confidence;
            weights.forEach((weight, i) => (z[i]! += (weight * (value - dot(weights, expectedReturns))) / omega));
          }
          times(covariance, z).forEach((value, i) => {
            expect(prior[i]! + tau * value).toBeCloseTo(expectedReturns[i]!, 8);
          });
          const least = misfit(input, expectedReturns, z);
          expect(least).toBeCloseTo(surprise, 6);
          const other = z.map((value, i) => value + direction[i]!);
          const mean = times(covariance, other).map((value, i) => prior[i]! + tau * value);
          expect(misfit(input, mean, other)).toBeGreaterThanOrEqual(least - 1e-9 * (1 + least));
        },
      ),
    );
  });

  it('has a covariance between that of the returns and that without views', () => {
    fc.assert(
      fc.property(
        inputArbitrary,
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (input, direction) => {
          const { covariance, tau, prior } = input;
          const posterior = blackLitterman(input).covariance;
          const x = Float64Array.from(prior, (_, i) => direction[i]!);
          const variance = quadraticForm(covariance, x);
          expect(quadraticForm(posterior, x)).toBeGreaterThanOrEqual(variance - 1e-12);
          expect(quadraticForm(posterior, x)).toBeLessThanOrEqual((1 + tau) * variance + 1e-12);
        },
      ),
    );
  });

  it('does not depend on the order of the views, and no view changes nothing', () => {
    fc.assert(
      fc.property(inputArbitrary, (input) => {
        const straight = blackLitterman(input).expectedReturns;
        const turned = blackLitterman({ ...input, views: [...input.views].reverse() }).expectedReturns;
        straight.forEach((value, i) => {
          expect(turned[i]).toBeCloseTo(value, 10);
        });
        const ignored = input.views.map((view) => ({ ...view, confidence: 0 }));
        blackLitterman({ ...input, views: ignored }).expectedReturns.forEach((value, i) => {
          expect(Math.abs(value - input.prior[i]!)).toBe(0);
        });
      }),
    );
  });

  it('holds what is certain', () => {
    fc.assert(
      fc.property(inputArbitrary, (input) => {
        const [view] = input.views;
        const certain = { ...view!, confidence: 1 };
        const { expectedReturns, covariance } = blackLitterman({ ...input, views: [certain] });
        expect(dot(certain.weights, expectedReturns)).toBeCloseTo(certain.return, 10);
        // Its portfolio has no uncertain mean left.
        const variance = quadraticForm(input.covariance, certain.weights);
        expect(quadraticForm(covariance, certain.weights)).toBeCloseTo(variance, 10);
      }),
    );
  });
});

describe('black_litterman', () => {
  const covariance = matrixFromRows('covariance', [
    [0.04, 0.01],
    [0.01, 0.09],
  ]);
  const run = (params: Params, matrix = covariance): ReturnType<typeof estimateExpectedReturns> =>
    estimateExpectedReturns('black_litterman', {
      ...{ symbols: ['A', 'B'], covariance: matrix, returns: null, benchmark: null, params },
      ...{ riskFreeRate: 0.02, periodsPerYear: 252 },
    });
  const prior = { A: 0.05, B: 0.08 };

  it('moves what is correlated with the view, by half for a confidence of a half', () => {
    const { expectedReturns, covariance: revised } = run({ prior, views: [{ weights: { A: 1 }, return: 0.07 }] });
    expect(expectedReturns[0]).toBeCloseTo(0.06, 14);
    expect(expectedReturns[1]).toBeCloseTo(0.08 + 0.01 * (0.01 / 0.04), 14);
    expect(revised).toBeUndefined();
  });

  it('revises the covariance when asked', () => {
    const { covariance: revised } = run({ prior, views: [], tau: 0.1, posterior_covariance: true });
    expect(revised!.data[0]).toBeCloseTo(0.044, 14);
  });

  const view = { weights: { A: 1 }, return: 0.07 };
  it.each<[string, Params, RegExp]>([
    ['neither market nor prior', { views: [] }, /needs market_weights or a prior, and not both/],
    ['both', { views: [], prior, market_weights: prior }, /and not both/],
    ['no views', { prior }, /black_litterman\.views must be a list/],
    ['a prior with a hole', { prior: { A: 0.1 }, views: [] }, /black_litterman\.prior has no B/],
    ['a stranger in a view', { prior, views: [{ ...view, weights: { X: 1 } }] }, /views\[0\]\.weights names X/],
    [
      'too much confidence',
      { prior, views: [{ ...view, confidence: 1.2 }] },
      /views\[0\]\.confidence must be at most 1/,
    ],
    ['a view without a return', { prior, views: [{ weights: { A: 1 } }] }, /views\[0\]\.return/],
    [
      'a view about nothing',
      { prior, views: [view, { ...view, weights: {} }] },
      /views\[1\] is about a portfolio without/,
    ],
    [
      'certain views that contradict each other',
      { prior, views: [view, { ...view, return: 0.1 }].map((one) => ({ ...one, confidence: 1 })) },
      /views\[1\] repeats or contradicts/,
    ],
  ])('refuses %s', (_what, params, message) => {
    expect(() => run(params)).toThrow(message);
  });

  it('refuses a view on what has no risk', () => {
    expect(() => run({ prior, views: [view] }, zeros(2, 2))).toThrow(/without risk/);
  });
});
