import fc from 'fast-check';
import { fractionalShortfall, gaussianShortfall, historicalShortfall, meanLossBeyond } from './expected-shortfall.js';
import { quantile, tailRatio } from './quantile.js';
import { excessKurtosis, skewness } from './standardised-moments.js';
import { cornishFisherValueAtRisk, gaussianValueAtRisk, historicalValueAtRisk } from './value-at-risk.js';

const Z = 1.6448536269514722;
const RETURNS = [0.01, -0.05, 0.02, -0.01, 0];

const returnsArbitrary = fc.array(
  fc.integer({ min: -1000, max: 1000 }).map((value) => value / 10_000),
  { minLength: 2, maxLength: 40 },
);
const levelArbitrary = fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100);

describe('quantile', () => {
  it('lies between its neighbours', () => {
    expect(quantile([10, 3, 1, 4, 2], 0.25)).toBe(2);
    expect(quantile([10, 3, 1, 4, 2], 0.1)).toBeCloseTo(1.4, 15);
    expect(quantile([10, 3, 1, 4, 2], 1)).toBe(10);
    expect(quantile([7], 0.3)).toBe(7);
    expect(() => quantile([1], 1.5)).toThrow('p is 1.5');
  });

  it('compares the tails', () => {
    expect(tailRatio([-0.02, -0.01, 0, 0.01, 0.02])).toBeCloseTo(1, 14);
    expect(tailRatio([0, 0, 0.1])).toBeNull();
  });
});

describe('moments', () => {
  it('are those of a series worked out by hand', () => {
    // Deviations −3, −2, −1, 0, 6: m₂ = 10, m₃ = 36, m₄ = 278.8.
    const values = [1, 2, 3, 4, 10];
    expect(skewness(values)).toBeCloseTo(36 / 10 ** 1.5, 14);
    expect(excessKurtosis(values)).toBeCloseTo(-0.212, 14);
    expect(skewness(values, { adjusted: true })).toBeCloseTo((36 / 10 ** 1.5) * (Math.sqrt(20) / 3), 14);
    expect(excessKurtosis(values, { adjusted: true })).toBeCloseTo(3.152, 13);
  });

  it('keep their size and turn their sign with the series', () => {
    fc.assert(
      fc.property(returnsArbitrary, (returns) => {
        const skew = skewness(returns);
        if (skew === null) return;
        const turned = returns.map((value) => -2 * value);
        expect(skewness(turned)).toBeCloseTo(-skew, 9);
        expect(excessKurtosis(turned)).toBeCloseTo(excessKurtosis(returns)!, 9);
      }),
    );
  });

  it('are null for a flat series and need more observations when adjusted', () => {
    expect(skewness([0.1, 0.1, 0.1])).toBeNull();
    expect(excessKurtosis([0.1, 0.1, 0.1])).toBeNull();
    expect(() => skewness([1, 2], { adjusted: true })).toThrow('returns has 2 values: at least 3 are needed');
    expect(() => excessKurtosis([1, 2, 3], { adjusted: true })).toThrow('returns has 3 values: at least 4 are needed');
  });
});

describe('losses', () => {
  it('are the quantile, and the mean of what is no better', () => {
    expect(historicalValueAtRisk(RETURNS, 0.9)).toBeCloseTo(0.034, 14);
    expect(historicalShortfall(RETURNS, 0.9)).toBe(0.05);
    expect(historicalShortfall(RETURNS, 0.75)).toBeCloseTo(0.03, 15);
    expect(meanLossBeyond(RETURNS, 0.01)).toBeCloseTo(0.03, 15);
    expect(meanLossBeyond(RETURNS, 0.06)).toBeNull();
  });

  it('count the scenario on the border in part', () => {
    expect(fractionalShortfall(RETURNS, 0.7)).toBeCloseTo(0.055 / 1.5, 14);
  });

  it('are those of the normal distribution', () => {
    const deviation = Math.sqrt(7.3e-4);
    expect(gaussianValueAtRisk(RETURNS, 0.95)).toBeCloseTo(0.006 + Z * deviation, 14);
    expect(gaussianShortfall(RETURNS, 0.95)).toBeCloseTo(0.006 + 2.0627128075074257 * deviation, 14);
  });

  it('are corrected for the shape of the returns', () => {
    // Excess kurtosis −1.3, no skewness; z = −Z.
    const corrected = -Z + ((-(Z ** 3) + 3 * Z) * -1.3) / 24;
    const symmetric = [-0.02, -0.01, 0, 0.01, 0.02];
    expect(cornishFisherValueAtRisk(symmetric, 0.95)).toBeCloseTo(-corrected * Math.sqrt(2.5e-4), 14);
    // Skewness 1.138…, excess kurtosis −0.212.
    const skew = 36 / 10 ** 1.5;
    const skewed =
      -Z + ((Z * Z - 1) * skew) / 6 + ((-(Z ** 3) + 3 * Z) * -0.212) / 24 - ((-2 * Z ** 3 + 5 * Z) * skew * skew) / 36;
    expect(cornishFisherValueAtRisk([1, 2, 3, 4, 10], 0.95)).toBeCloseTo(-(4 + skewed * Math.sqrt(12.5)), 12);
  });

  it('are minus the return of a series that never changes', () => {
    for (const measure of [gaussianValueAtRisk, cornishFisherValueAtRisk, gaussianShortfall, fractionalShortfall]) {
      expect(measure([0.1, 0.1, 0.1], 0.95)).toBeCloseTo(-0.1, 15);
    }
    expect(historicalValueAtRisk([0.1], 0.95)).toBe(-0.1);
    expect(historicalShortfall([0.1], 0.95)).toBe(-0.1);
  });

  it('are in the order of their definitions, whatever the order of the returns', () => {
    fc.assert(
      fc.property(returnsArbitrary, levelArbitrary, (returns, level) => {
        const atRisk = historicalValueAtRisk(returns, level);
        const worst = Math.max(...returns.map((value) => -value));
        expect(historicalShortfall(returns, level)).toBeGreaterThanOrEqual(atRisk - 1e-15);
        expect(fractionalShortfall(returns, level)).toBeLessThanOrEqual(worst + 1e-15);
        expect(gaussianShortfall(returns, level)).toBeGreaterThanOrEqual(gaussianValueAtRisk(returns, level) - 1e-15);
        expect(historicalValueAtRisk(returns.toReversed(), level)).toBe(atRisk);
      }),
    );
  });

  it.each([0, 1, -0.5, NaN])('have no level of %s', (level) => {
    for (const measure of [historicalValueAtRisk, gaussianValueAtRisk, cornishFisherValueAtRisk]) {
      expect(() => measure(RETURNS, level)).toThrow(`level is ${level}`);
    }
    for (const measure of [historicalShortfall, fractionalShortfall, gaussianShortfall]) {
      expect(() => measure(RETURNS, level)).toThrow(`level is ${level}`);
    }
  });
});
