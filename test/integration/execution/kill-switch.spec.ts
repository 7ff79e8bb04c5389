import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { AccountsRepository, type PinnedAccount } from '../../../src/execution/account/accounts.repository.js';
import { KillSwitch } from '../../../src/execution/safety/kill-switch.service.js';
import { createDataSource } from '../../../src/platform/database/data-source.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

const ACCOUNT = 'PA1';

describe('a round of the kill switch', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let accounts: AccountsRepository;
  /** What happens while the broker is asked for its open orders, of which it says that there are none. */
  let meanwhile: () => Promise<void>;
  let killSwitch: KillSwitch;

  beforeEach(async () => {
    Logger.overrideLogger(false);
    database = await createTestDatabase();
    dataSource = await createDataSource(database.url, { applicationName: 'pas-test' }).initialize();
    accounts = new AccountsRepository(dataSource);
    meanwhile = () => Promise.resolve();
    await accounts.insert(dataSource.manager, { accountNumber: ACCOUNT, mode: 'paper', openedAtMs: 0 });
    killSwitch = new KillSwitch(
      { fetchOpenOrders: async () => (await meanwhile(), []) } as never,
      accounts,
      { run: (_account: string, work: (manager: unknown) => unknown) => work(dataSource.manager) } as never,
      { countUndecided: () => Promise.resolve(0), selectKnown: () => Promise.resolve(new Set()) } as never,
      { record: () => Promise.resolve() } as never,
    );
  });

  afterEach(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const become = (state: 'ACTIVE' | 'HALTED'): Promise<void> =>
    accounts.saveTradingState(dataSource.manager, ACCOUNT, {
      ...{ state, reason: null, by: 'owner', sweep: state === 'HALTED' ? 'own' : null },
    });
  const account = async (): Promise<PinnedAccount> => (await accounts.find())!;

  it('ends the canceling where nothing is open', async () => {
    await become('HALTED');
    await killSwitch.sweep(await account());
    expect(await account()).toMatchObject({ tradingState: 'HALTED', sweep: null });
  });

  it('does not end that of a later halt, which has orders that it did not see', async () => {
    await become('HALTED');
    meanwhile = async () => {
      await become('ACTIVE');
      await become('HALTED');
    };
    await killSwitch.sweep(await account());
    expect(await account()).toMatchObject({ tradingState: 'HALTED', sweep: 'own' });
    meanwhile = () => Promise.resolve();
    await killSwitch.sweep(await account());
    expect((await account()).sweep).toBeNull();
  });
});
