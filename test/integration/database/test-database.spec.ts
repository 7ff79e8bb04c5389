import pg from 'pg';
import { createEmptyDatabase, createTestDatabase } from '../../support/database.js';

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the databases that tests get', () => {
  it('are migrated, empty and apart from each other', async () => {
    const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    await query(one.url, `insert into properties (key, value) values ('a', '1')`);
    expect(await query(one.url, 'select key from properties')).toEqual([{ key: 'a' }]);
    expect(await query(other.url, 'select key from properties')).toEqual([]);
    await Promise.all([one.drop(), other.drop()]);
    await expect(query(one.url, 'select 1')).rejects.toThrow(/does not exist/);
  });

  it('can be bare', async () => {
    const bare = await createEmptyDatabase();
    const tables = await query(bare.url, `select 1 from pg_class where relnamespace = 'public'::regnamespace`);
    expect(tables).toEqual([]);
    await bare.drop();
  });
});
