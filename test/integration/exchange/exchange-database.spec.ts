import { ExchangeDatabase } from '../../../src/exchange/store/exchange-database.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

describe('a connection of the exchange that is lost in the middle of a transaction', () => {
  let database: TestDatabase;
  let exchange: ExchangeDatabase;
  const uncaught = jest.fn();

  beforeAll(async () => {
    database = await createTestDatabase();
    exchange = new ExchangeDatabase(database.url, () => undefined);
    process.on('uncaughtException', uncaught);
  });

  afterAll(async () => {
    process.off('uncaughtException', uncaught);
    await exchange.close();
    await database.drop();
  });

  it('fails the transaction and not the process, and the next one has another connection', async () => {
    const lost = exchange.transaction((queries) => queries.query('select pg_terminate_backend(pg_backend_pid())'));
    await expect(lost).rejects.toThrow(/terminat/);
    const { rows } = await exchange.transaction((queries) => queries.query('select 1 as one'));
    expect(rows).toEqual([{ one: 1 }]);
    expect(uncaught).not.toHaveBeenCalled();
  });
});
