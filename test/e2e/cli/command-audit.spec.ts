import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { aFolder, runToEnd } from '../../support/pas-process.js';

describe('the audit of commands', () => {
  let database: TestDatabase;
  let folder: Awaited<ReturnType<typeof aFolder>>;

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await aFolder();
    writeFileSync(join(folder.path, 'one.yaml'), 'id: one\nkind: equal_weight\nuniverse: { all: true }\n');
    writeFileSync(join(folder.path, 'bars.csv'), 'symbol,date,close\nAAA,2024-01-02,1\n');
  });

  afterAll(async () => {
    await folder.remove();
    await database.drop();
  });

  async function pas(typed: string): Promise<void> {
    const settings = { DATABASE_URL: database.url, ALPACA_API_KEY: 'key', ALPACA_SECRET_KEY: 'secret' };
    await runToEnd('cli', typed.split(' '), {
      folder: folder.path,
      settings: { ...settings, ALPACA_BASE_URL: 'http://127.0.0.1:1' },
    });
  }

  async function rows(): Promise<unknown[][]> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows: found } = await client.query<Record<'actor' | 'action' | 'subject' | 'code', unknown>>(
      "delete from audit_log where action like 'command.%' returning actor, action, subject, detail ->> 'code' as code",
    );
    await client.end();
    return found.map(({ actor, action, subject, code }) => [actor, action, subject, code]);
  }

  it.each(['strategies add one.yaml', 'import bars bars.csv', 'jobs pause allocate'])(
    'has a row for %s',
    async (typed) => {
      await pas(typed);
      expect(await rows()).toEqual([['cli', 'command.done', `pas ${typed}`, null]]);
    },
  );

  it.each([
    ['strategies remove none', 'strategy_not_found'],
    ['allocate --strategy none', 'strategy_not_found'],
  ])('has a row for %s that was refused, with the reason', async (typed, code) => {
    await pas(typed);
    expect(await rows()).toEqual([['cli', 'command.refused', `pas ${typed}`, code]]);
  });

  it('has none for those that only look', async () => {
    await pas('strategies list');
    expect(await rows()).toEqual([]);
  });
});
