import fc from 'fast-check';
import { describeSchedule, parseSchedule, type JobSchedule } from './job-schedule.js';

it('reads what it writes', () => {
  const session = fc.record({
    market: fc.constantFrom('open' as const, 'close' as const),
    offsetMinutes: fc.integer({ min: -720, max: 720 }),
  });
  const cron = fc.record({
    cron: fc.constantFrom('0 6 * * *', '*/2 * * * *', '30 17 4 1-15 * MON-FRI'),
    timeZone: fc.constantFrom('UTC', 'America/New_York', 'Etc/GMT+3'),
  });
  fc.assert(
    fc.property(fc.oneof(session, cron), (schedule: JobSchedule) => {
      expect(parseSchedule(describeSchedule(schedule))).toEqual(schedule);
    }),
  );
});

it.each([
  ['open+5 min', { market: 'open', offsetMinutes: 5 }],
  [' close ', { market: 'close', offsetMinutes: 0 }],
  ['0 6 * * *', { cron: '0 6 * * *', timeZone: 'UTC' }],
  ['', undefined],
  ['(UTC)', undefined],
])('reads %j', (text, schedule) => {
  expect(parseSchedule(text)).toEqual(schedule);
});
