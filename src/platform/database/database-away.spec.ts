import { QueryFailedError } from 'typeorm';
import { isDatabaseAway } from './database-away.js';

const withCode = (message: string, code: string): Error => Object.assign(new Error(message), { code });
const failedOf = (cause: Error): Error => new QueryFailedError('select 1', [], cause);

describe('a database that is away', () => {
  it.each([
    failedOf(withCode('terminating connection due to administrator command', '57P01')),
    failedOf(new Error('Connection terminated unexpectedly')),
    new Error('Connection terminated due to connection timeout'),
    withCode('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED'),
    failedOf(withCode('sorry, too many clients already', '53300')),
  ])('is told by %s', (error) => {
    expect(isDatabaseAway(error)).toBe(true);
  });

  it.each([
    failedOf(withCode('duplicate key value violates unique constraint', '23505')),
    failedOf(withCode('canceling statement due to statement timeout', '57014')),
    new TypeError('x is not a function'),
    'connection terminated',
    undefined,
  ])('is not told by %s', (error) => {
    expect(isDatabaseAway(error)).toBe(false);
  });
});
