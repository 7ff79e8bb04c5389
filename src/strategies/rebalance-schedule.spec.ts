import { lastRowsOfPeriods, type RebalancePeriod } from './rebalance-schedule.js';

// A Friday, the Monday after it; a Sunday; then Mondays and the turn of a quarter.
const DATES = ['2023-12-29', '2024-01-01', '2024-01-07', '2024-01-08', '2024-03-29', '2024-04-01', '2024-04-02'];

it.each<[RebalancePeriod, string[]]>([
  ['daily', DATES.slice(0, -1)],
  ['weekly', ['2023-12-29', '2024-01-07', '2024-01-08', '2024-03-29']],
  ['monthly', ['2023-12-29', '2024-01-08', '2024-03-29']],
  ['quarterly', ['2023-12-29', '2024-03-29']],
])('%s periods end with their last session; the one that goes on has no end', (period, ends) => {
  expect(lastRowsOfPeriods(DATES as never, period).map((row) => DATES[row])).toEqual(ends);
});

it('of no or one date there is no end', () => {
  expect(lastRowsOfPeriods([], 'monthly')).toEqual([]);
  expect(lastRowsOfPeriods(['2024-01-31'] as never, 'daily')).toEqual([]);
});
