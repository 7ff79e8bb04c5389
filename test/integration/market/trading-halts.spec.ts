import type { DataSource } from 'typeorm';
import { TradingHalts } from '../../../src/market/trading-halts.repository.js';
import { createDataSource } from '../../../src/platform/database/data-source.js';
import { settledWithin } from '../../../src/platform/settled-within.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';

/** Enough for what does not wait for its turn. */
const OVERTAKING_MS = 500;

const halt = (atMs: number) => ({ symbol: 'A', isHalted: true, reason: 'news', atMs });

describe('the halts of symbols', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let halts: TradingHalts;

  beforeEach(async () => {
    database = await createTestDatabase();
    dataSource = await createDataSource(database.url, { applicationName: 'pas-test' }).initialize();
    halts = new TradingHalts(dataSource);
  });

  afterEach(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const halted = async (): Promise<string[]> => [...(await halts.loadSince(0))];

  /** Makes whoever stores a halt wait; answers with what lets him go on. */
  async function holdBack(): Promise<() => Promise<void>> {
    const other = dataSource.createQueryRunner();
    await other.startTransaction();
    await other.query(`insert into trading_halts (symbol, since, reason) values ('A', now(), 'another process')`);
    return async () => {
      await other.rollbackTransaction();
      await other.release();
    };
  }

  const isWaiting = async (): Promise<void> => {
    const rows = await dataSource.query<unknown[]>(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    expect(rows).toHaveLength(1);
  };

  it('end with a trade that is seen while they are being stored', async () => {
    const goOn = await holdBack();
    const stored = halts.take(halt(10));
    await eventually(isWaiting);
    const ended = halts.observeTrade('A', 20);
    await settledWithin([ended], OVERTAKING_MS);
    await goOn();
    await Promise.all([stored, ended]);
    expect(await halted()).toEqual([]);
  });

  it('end with a later trade also where a resumption was told late that is older than they are', async () => {
    await halts.take(halt(20));
    await halts.take({ ...halt(10), isHalted: false });
    expect(await new TradingHalts(dataSource).loadSince(0)).toEqual(new Set('A'));
    await halts.observeTrade('A', 30);
    expect(await halted()).toEqual([]);
  });

  it('end with the next trade where the database was away at the last', async () => {
    await halts.take(halt(10));
    await dataSource.query(`alter table trading_halts rename to gone`);
    await expect(halts.observeTrade('A', 20)).rejects.toThrow(/trading_halts/);
    await dataSource.query(`alter table gone rename to trading_halts`);
    await halts.observeTrade('A', 30);
    expect(await halted()).toEqual([]);
  });
});
