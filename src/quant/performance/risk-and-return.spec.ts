import fc from 'fast-check';
import { downsideDeviation, sortinoRatio } from './downside.js';
import {
  annualGrowthRate,
  calendarGrowthRate,
  compoundAnnualGrowthRate,
  cumulativeWealth,
  totalReturn,
} from './growth.js';
import { probabilisticSharpeRatio, probabilityOfSharpe, sharpeRatio } from './sharpe-ratio.js';
import { stability } from './stability.js';
import { annualisedReturn, annualisedVolatility } from './volatility.js';

/** At least two returns from −10 % to 10 % that differ. */
const returnsArbitrary = fc
  .array(
    fc.integer({ min: -1000, max: 1000 }).map((value) => value / 10_000),
    { minLength: 2, maxLength: 40 },
  )
  .filter((returns) => new Set(returns).size > 1);

describe('growth', () => {
  it('compounds, whatever the order', () => {
    expect([...cumulativeWealth([0.5, -0.5, 1])]).toEqual([1.5, 0.75, 1.5]);
    expect(totalReturn([0.5, -0.5, 1])).toBe(0.5);
    fc.assert(
      fc.property(returnsArbitrary, (returns) => {
        expect(totalReturn(returns.toReversed())).toBeCloseTo(totalReturn(returns), 12);
      }),
    );
  });

  it('is annual by the number of periods or by the calendar', () => {
    // 21 % in two years of two periods; a year of 365 days is 365/365.25 of one.
    expect(compoundAnnualGrowthRate([0.1, 0, 0.1, 0], 2)).toBeCloseTo(0.1, 14);
    expect(calendarGrowthRate([0.21], { start: '2019-01-01', end: '2020-01-01' })).toBeCloseTo(
      1.21 ** (365.25 / 365) - 1,
      14,
    );
    expect(calendarGrowthRate([0.21], { start: '2000-01-01', end: '2004-01-01' })).toBeCloseTo(1.21 ** 0.25 - 1, 14);
    expect(annualGrowthRate(4, 2)).toBeCloseTo(1, 14);
  });

  it('ends with a total loss', () => {
    expect([...cumulativeWealth([0.1, -1, 0.5])]).toEqual([1.1, 0, 0]);
    expect(compoundAnnualGrowthRate([-1], 252)).toBe(-1);
    expect(() => cumulativeWealth([0.1, -1.5])).toThrow('returns[1] is -1.5: a loss of more than everything');
  });

  it('refuses no time and no growth', () => {
    expect(() => annualGrowthRate(-0.1, 1)).toThrow('growth is -0.1');
    expect(() => annualGrowthRate(1.1, 0)).toThrow('nothing grows in 0 years');
    expect(() => calendarGrowthRate([0.1], { start: '2019-05-01', end: '2019-05-01' })).toThrow('0 years');
    expect(() => calendarGrowthRate([0.1], { start: '2019-02-29', end: '2019-05-01' })).toThrow(
      /start is "2019-02-29"/,
    );
    expect(() => calendarGrowthRate([0.1], { start: '2019-02-01', end: '1 May' })).toThrow('end is "1 May"');
  });
});

describe('risk', () => {
  it('divides by T − 1 unless it is told to divide by T', () => {
    expect(annualisedReturn([0.01, 0.03], 4)).toBeCloseTo(0.08, 15);
    expect(annualisedVolatility([0.01, 0.03], 4)).toBeCloseTo(Math.sqrt(0.0008), 15);
    expect(annualisedVolatility([0.01, 0.03], 4, { ddof: 0 })).toBeCloseTo(0.02, 15);
    expect(sharpeRatio([0.01, 0.03], 0.04, 4)).toBeCloseTo(Math.SQRT2, 13);
  });

  it('has shortfalls below a target over all periods', () => {
    const returns = [0.02, -0.01, -0.03, 0.04];
    expect(downsideDeviation(returns, { periodsPerYear: 4 })).toBeCloseTo(Math.sqrt(0.001), 15);
    expect(sortinoRatio(returns, { periodsPerYear: 4 })).toBeCloseTo(0.02 / Math.sqrt(0.001), 13);
    const target = { target: 0.04, periodsPerYear: 4 };
    expect(downsideDeviation(returns, target)).toBeCloseTo(Math.sqrt(0.002), 15);
    expect(sortinoRatio(returns, target)).toBeCloseTo(-0.02 / Math.sqrt(0.002), 13);
  });

  it('scales with the returns, and the ratios do not', () => {
    fc.assert(
      fc.property(returnsArbitrary, fc.double({ min: 0.01, max: 100, noNaN: true }), (returns, factor) => {
        const scaled = returns.map((value) => value * factor);
        const volatility = annualisedVolatility(returns, 252);
        expect(annualisedVolatility(scaled, 252) / factor / volatility).toBeCloseTo(1, 10);
        expect(sharpeRatio(scaled, 0, 252)).toBeCloseTo(sharpeRatio(returns, 0, 252)!, 9);
        const sortino = sortinoRatio(returns, { periodsPerYear: 252 });
        const scaledSortino = sortinoRatio(scaled, { periodsPerYear: 252 });
        if (sortino === null) expect(scaledSortino).toBeNull();
        else expect(scaledSortino! - sortino).toBeCloseTo(0, 8);
      }),
    );
  });

  it('is nothing for a flat series, and a ratio to nothing is null', () => {
    const flat = [0.1, 0.1, 0.1, 0.1, 0.1, 0.1];
    expect(annualisedVolatility(flat, 252)).toBe(0);
    expect(sharpeRatio(flat, 0.02, 252)).toBeNull();
    expect(sortinoRatio(flat, { periodsPerYear: 252 })).toBeNull();
    expect(probabilisticSharpeRatio(flat)).toBeNull();
    expect(stability([0, 0, 0])).toBeNull();
  });
});

describe('probabilisticSharpeRatio', () => {
  it('is that of the hedge fund in the paper', () => {
    // Bailey and López de Prado, 2012: 24 months, first as if they were normal.
    const fund = { sharpe: 0.458, observations: 24 };
    expect(probabilityOfSharpe({ ...fund, skewness: 0, kurtosis: 3 })).toBeCloseTo(0.982, 3);
    expect(probabilityOfSharpe({ ...fund, skewness: -2.448, kurtosis: 10.164 })).toBeCloseTo(0.913, 3);
  });

  it('is a half at the estimate itself', () => {
    const returns = [0.02, -0.01, 0.03, 0.01];
    expect(probabilisticSharpeRatio(returns, sharpeRatio(returns, 0, 1)!)).toBe(0.5);
  });

  it('is null for moments of no distribution that moves, and refuses one observation', () => {
    expect(probabilityOfSharpe({ sharpe: 1, skewness: 3, kurtosis: 3, observations: 9 })).toBeNull();
    expect(() => probabilityOfSharpe({ sharpe: 1, skewness: 0, kurtosis: 3, observations: 1 })).toThrow(
      '1 observations',
    );
  });
});

describe('stability', () => {
  it('is 1 for steady growth and steady decline, less for detours', () => {
    expect(stability([0.01, 0.01, 0.01])).toBeCloseTo(1, 14);
    expect(stability([-0.01, -0.01, -0.01])).toBeCloseTo(1, 14);
    // Levels 0, ln 2, 0 against time: no line.
    expect(stability([0, 1, -0.5])).toBeCloseTo(0, 14);
    expect(() => stability([0.1, -1])).toThrow('a return is -1');
  });
});
