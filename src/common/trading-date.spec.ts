import { DateTime } from 'luxon';
import fc from 'fast-check';
import { instantOf, tradingDate, tradingDateOf } from './trading-date.js';

describe('tradingDateOf', () => {
  it('changes at midnight in New York, in winter, in summer and on the days between', () => {
    const dates = ['2024-01-05T04:59:59Z', '2024-01-05T05:00Z', '2024-07-05T03:59Z', '2024-07-05T04:00Z'];
    expect(dates.map((at) => tradingDateOf(Date.parse(at)))).toEqual([
      '2024-01-04',
      '2024-01-05',
      '2024-07-04',
      '2024-07-05',
    ]);
    expect(tradingDateOf(Date.parse('2024-03-11T03:59Z'))).toBe('2024-03-10');
    expect(tradingDateOf(Date.parse('2024-11-04T04:59Z'))).toBe('2024-11-03');
  });

  it('is what the zone database says at any instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2060, 0) }), (ms) => {
        const expected = DateTime.fromMillis(ms, { zone: 'America/New_York' }).toFormat('yyyy-MM-dd');
        expect(tradingDateOf(ms)).toBe(expected);
        expect(tradingDateOf(ms)).toBe(expected);
      }),
    );
  });
});

describe('instantOf', () => {
  it('is the wall time of New York, also when it is asked again', () => {
    const at = () => new Date(instantOf(tradingDate('2024-07-05'), '09:30')).toISOString();
    expect([at(), at()]).toEqual(['2024-07-05T13:30:00.000Z', '2024-07-05T13:30:00.000Z']);
    expect(new Date(instantOf(tradingDate('2024-01-05'), '16:00')).toISOString()).toBe('2024-01-05T21:00:00.000Z');
  });
});
