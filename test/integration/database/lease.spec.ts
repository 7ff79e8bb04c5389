import { DataSource } from 'typeorm';
import { createDataSource } from '../../../src/platform/database/data-source.js';
import { Lease } from '../../../src/platform/database/lease.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';

describe('a lease', () => {
  let database: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    source = await createDataSource(database.url, { applicationName: 'pas-test' }).initialize();
  });

  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  it('is held by one, and by the next as soon as it is released', async () => {
    const [first, second] = [new Lease(source, 'first', 'hands'), new Lease(source, 'second', 'hands')];
    expect([await first.keep(), await second.keep(), first.isHeld, second.isHeld]).toEqual([true, false, true, false]);
    await first.release();
    expect([first.isHeld, await second.keep(), await first.keep()]).toEqual([false, true, false]);
  });

  it('stays released, whatever was on its way to keep it', async () => {
    const [leaving, next] = [new Lease(source, 'leaving', 'stop'), new Lease(source, 'next', 'stop')];
    await leaving.keep();
    const held = source.createQueryRunner();
    await held.startTransaction();
    await held.query(`select from execution_leases where name = 'stop' for update`);
    const [late, released] = [leaving.keep(), leaving.release()];
    await eventually(async () => {
      const waiting = await source.query<unknown[]>(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      expect(waiting.length).toBeGreaterThan(0);
    });
    await held.rollbackTransaction();
    await held.release();
    await Promise.all([late, released]);
    expect([leaving.isHeld, await next.keep()]).toEqual([false, true]);
  });
});
