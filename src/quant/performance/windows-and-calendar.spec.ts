import fc from 'fast-check';
import { calendarReturns } from './calendar-returns.js';
import { rollingPairs, rollingWindows } from './rolling-windows.js';
import { totalReturn } from './growth.js';

describe('rolling windows', () => {
  it('see each window once, in order', () => {
    expect(rollingWindows([1, 2, 3, 4], 3, (window) => [...window])).toEqual([
      [1, 2, 3],
      [2, 3, 4],
    ]);
    const pairs = rollingPairs(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      2,
      (a, b) => [...a, ...b],
    );
    expect(pairs).toEqual([
      [1, 2, 4, 5],
      [2, 3, 5, 6],
    ]);
  });

  it.each([0, -1, 1.5, NaN])('have no width of %s', (width) => {
    expect(() => rollingWindows([1, 2], width, () => 0)).toThrow(`window is ${width}`);
    expect(() =>
      rollingPairs(
        [
          [1, 2],
          [1, 2],
        ],
        width,
        () => 0,
      ),
    ).toThrow(`window is ${width}`);
  });

  it('refuse a series that is too short, has a hole, or is longer than the other', () => {
    expect(() => rollingWindows([1, 2], 3, () => 0)).toThrow('returns has 2 values: at least 3 are needed');
    expect(() => rollingWindows([1, NaN], 1, () => 0)).toThrow('returns[1] is NaN');
    expect(() => rollingPairs([[1, 2], [1]], 1, () => 0)).toThrow('there are 2 returns and 1 of the benchmark');
  });
});

describe('calendar returns', () => {
  const dates = ['2019-12-30', '2019-12-31', '2020-01-02', '2020-02-29', '2020-03-02'];

  it('compound what lies in a month or a year', () => {
    const returns = [0.1, 0.1, -0.5, 1, 0.5];
    const rounded = (by: 'year' | 'month'): [string, number][] =>
      calendarReturns(dates, returns, by).map(({ period, value }) => [period, Number(value.toFixed(12))]);
    expect(rounded('year')).toEqual([
      ['2019', 0.21],
      ['2020', 0.5],
    ]);
    expect(rounded('month')).toEqual([
      ['2019-12', 0.21],
      ['2020-01', -0.5],
      ['2020-02', 1],
      ['2020-03', 0.5],
    ]);
    expect(calendarReturns([], [], 'year')).toEqual([]);
  });

  it('compound to the whole', () => {
    const cell = fc.integer({ min: -50, max: 50 }).map((value) => value / 100);
    fc.assert(
      fc.property(fc.array(cell, { minLength: 5, maxLength: 5 }), (returns) => {
        const months = calendarReturns(dates, returns, 'month').map(({ value }) => value);
        expect(totalReturn(months)).toBeCloseTo(totalReturn(returns), 12);
      }),
    );
  });

  it.each([
    [['2020-01-02'], 'there are 1 dates: 2 are needed'],
    [['2020-01-02', '2020-01-02'], 'dates[1] is 2020-01-02: a later day than 2020-01-02 is needed'],
    [['2020-01-02', '2020-01-01'], 'dates[1] is 2020-01-01: a later day'],
    [['2021-02-29', '2021-03-01'], 'dates[0] is "2021-02-29"'],
    [['1900-02-29', '2021-03-01'], 'dates[0] is "1900-02-29"'],
    [['2021-04-31', '2021-05-01'], 'dates[0] is "2021-04-31"'],
    [['2021-13-01', '2021-05-01'], 'dates[0] is "2021-13-01"'],
    [['2021-00-01', '2021-05-01'], 'dates[0] is "2021-00-01"'],
    [['2021-1-1', '2021-05-01'], 'dates[0] is "2021-1-1"'],
  ])('refuse the dates %j', (given, message) => {
    expect(() => calendarReturns(given, [0.1, 0.1], 'year')).toThrow(message);
  });
});
