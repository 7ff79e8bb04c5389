import { Socket } from 'node:net';
import { Column, Entity, PrimaryColumn, type DataSource } from 'typeorm';
import { createDataSource } from '../../../src/platform/database/data-source.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

@Entity('properties')
class Property {
  @PrimaryColumn('text')
  key!: string;

  @Column('jsonb')
  value!: unknown;
}

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource(database.url, {
    applicationName: 'pas-test',
    entities: [Property],
    poolSize: 3,
    statementTimeoutMs: 250,
  }).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

describe('the data source', () => {
  it('returns dates and exact numbers as they are stored', async () => {
    const [row] = await dataSource.query<object[]>(
      `select date '2024-01-05' as day, 0.1::numeric(20, 9) as qty, 9007199254740993 as big, '2024-01-05T23:30Z'::timestamptz::date as utc`,
    );
    expect(row).toEqual({ day: '2024-01-05', qty: '0.100000000', big: '9007199254740993', utc: '2024-01-05' });
  });

  it('shows its name to the administrator and ends statements that take too long', async () => {
    expect(await dataSource.query('show application_name')).toEqual([{ application_name: 'pas-test' }]);
    await expect(dataSource.query('select pg_sleep(30)')).rejects.toThrow(/statement timeout/);
  });
});

it('a connection asks while it waits whether the server is there still', async () => {
  const keepAlive = jest.spyOn(Socket.prototype, 'setKeepAlive');
  const fresh = await createDataSource(database.url, { applicationName: 'pas-test' }).initialize();
  expect(keepAlive).toHaveBeenCalledWith(true, 10_000);
  keepAlive.mockRestore();
  await fresh.destroy();
});

describe('a unit of work', () => {
  it('commits everything or nothing', async () => {
    const unitOfWork = new UnitOfWork(dataSource);
    const kept = await unitOfWork.run(async (manager) => {
      await manager.insert(Property, { key: 'kept', value: { n: 1 } });
      return manager.findOneByOrFail(Property, { key: 'kept' });
    });
    expect(kept.value).toEqual({ n: 1 });

    const failing = unitOfWork.run(async (manager) => {
      await manager.insert(Property, { key: 'lost', value: 1 });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect((await dataSource.manager.find(Property)).map((p) => p.key)).toEqual(['kept']);
  });
});
