import { MIGRATIONS } from '../../../migrations/index.js';
import { migrate } from '../../../src/platform/database/migrator.js';
import { createEmptyDatabase, type TestDatabase } from '../../support/database.js';
import { dumpCatalog } from './catalog.js';
import { query } from './data-directory.js';

const NAMES = MIGRATIONS.map((migration) => migration.name);

let database: TestDatabase;
beforeEach(async () => {
  database = await createEmptyDatabase();
});
afterEach(() => database.drop());

describe('migrate', () => {
  it('leaves the same schema after up, down to nothing and up again', async () => {
    const bare = await dumpCatalog(database.url);
    expect(await migrate(database.url, 'up')).toEqual({ changed: NAMES, applied: NAMES, pending: [] });
    const first = await dumpCatalog(database.url);
    expect(first.length).toBeGreaterThan(300);

    for (const name of NAMES.toReversed()) {
      expect((await migrate(database.url, 'down')).changed).toEqual([name]);
    }
    expect(await dumpCatalog(database.url)).toEqual(bare);
    expect((await migrate(database.url, 'down')).changed).toEqual([]);

    await migrate(database.url, 'up');
    expect(await dumpCatalog(database.url)).toEqual(first);
  });

  it('tells what is pending without changing anything', async () => {
    expect(await migrate(database.url, 'status')).toEqual({ changed: [], applied: [], pending: NAMES });
    expect(await query(database.url, `select 1 from pg_class where relname = 'outbox'`)).toEqual([]);
    await migrate(database.url, 'up');
    await migrate(database.url, 'down');
    expect(await migrate(database.url, 'status')).toEqual({
      changed: [],
      applied: NAMES.slice(0, -1),
      pending: NAMES.slice(-1),
    });
  });

  it('runs once when several replicas start together', async () => {
    const reports = await Promise.all([1, 2, 3].map(() => migrate(database.url, 'up')));
    expect(reports.flatMap((report) => report.changed)).toEqual(NAMES);
    expect(reports.map((report) => report.pending)).toEqual([[], [], []]);
  });

  it('changes nothing when one step fails, and says which and where', async () => {
    await query(database.url, 'create table strategies ()');
    await expect(migrate(database.url, 'up')).rejects.toMatchObject({
      code: 'migration_failed',
      message: expect.stringMatching(
        /database "pas_test_\w+" on .*"strategies" already exists.*Nothing was changed/,
      ) as string,
    });
    expect(await query(database.url, `select 1 from pg_class where relname = 'outbox'`)).toEqual([]);
  });

  it('names host and database, never the password, of a server that it cannot reach', async () => {
    const failure = migrate('postgres://pas:s3cret@127.0.0.1:1/books?sslmode=disable', 'up');
    await expect(failure).rejects.toMatchObject({
      code: 'database_unreachable',
      message: expect.stringMatching(/^Cannot reach database "books" on 127\.0\.0\.1:1: .*ECONNREFUSED/) as string,
    });
    await expect(failure).rejects.not.toThrow(/s3cret/);
  });
});
