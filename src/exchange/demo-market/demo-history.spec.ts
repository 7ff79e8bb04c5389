import { toFloat } from '../../common/decimal.js';
import { tradingDays } from '../../common/nyse-calendar.js';
import { tradingDate } from '../../common/trading-date.js';
import { COMPANIES } from './companies.js';
import { generateHistory } from './demo-history.js';

const DATES = tradingDays(tradingDate('2022-01-03'), tradingDate('2023-12-29')).map(({ date }) => date);
const SOME = COMPANIES.slice(0, 6);
const bars = generateHistory(SOME, DATES, 7);
const closes = (symbol: string): number[] =>
  bars.filter((bar) => bar.symbol === symbol).map(({ close }) => toFloat(close));
const returnsOf = (symbol: string): number[] => {
  const prices = closes(symbol);
  return prices.slice(1).map((close, i) => Math.log(close / prices[i]!));
};
const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const covariance = (a: number[], b: number[]): number => mean(a.map((x, i) => (x - mean(a)) * (b[i]! - mean(b))));

describe('the demo history', () => {
  it('is the same for the same seed and another for another', () => {
    expect(generateHistory(SOME, DATES, 7)).toEqual(bars);
    expect(generateHistory(SOME, DATES, 8)).not.toEqual(bars);
  });

  it('has a bar of every company for every date, by company and date', () => {
    const places = bars.map(({ symbol, date }) => `${symbol} ${date}`);
    expect(places).toEqual(SOME.flatMap(({ symbol }) => DATES.map((date) => `${symbol} ${date}`)));
  });

  it('has bars that hold together', () => {
    const odd = bars.filter(
      ({ open, high, low, close, volume }) =>
        high.lt(open) || high.lt(close) || low.gt(open) || low.gt(close) || toFloat(low) < 1 || volume < 100,
    );
    expect(odd).toEqual([]);
  });

  it('moves like shares: by a few percent a day, together, and at times by much', () => {
    const [a, b] = SOME.map(({ symbol }) => returnsOf(symbol)) as [number[], number[]];
    const deviation = Math.sqrt(covariance(a, a));
    expect(deviation).toBeGreaterThan(0.008);
    expect(deviation).toBeLessThan(0.05);
    expect(covariance(a, b) / (deviation * Math.sqrt(covariance(b, b)))).toBeGreaterThan(0.2);
    const all = SOME.flatMap(({ symbol }) => returnsOf(symbol));
    const variance = covariance(all, all);
    expect(mean(all.map((value) => (value - mean(all)) ** 4)) / variance ** 2).toBeGreaterThan(3.3);
  });
});
