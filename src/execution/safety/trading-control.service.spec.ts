import type { MarketClock } from '../../market/market-clock.port.js';
import type { AccountOpening } from '../account/account-opening.service.js';
import type { PinnedAccount, TradingStateRow } from '../account/accounts.repository.js';
import type { Broker } from '../broker/broker.port.js';
import type { KillSwitch } from './kill-switch.service.js';
import { TradingControl } from './trading-control.service.js';
import { TradingStateService } from './trading-state.service.js';

const NOTHING = (): Promise<undefined> => Promise.resolve(undefined);

describe('a resume', () => {
  let account: PinnedAccount;
  /** What happens while the broker is asked about the account. */
  let meanwhile: () => Promise<unknown>;
  let control: TradingControl;

  beforeEach(() => {
    account = { accountNumber: 'PA1', tradingState: 'REDUCING', tradingStateSince: new Date(0), sweep: null } as never;
    meanwhile = NOTHING;
    const find = (): Promise<PinnedAccount> => Promise.resolve(account);
    const saveTradingState = (
      _manager: unknown,
      _account: string,
      { state, sweep }: TradingStateRow,
    ): Promise<void> => {
      const tradingStateSince = new Date(account.tradingStateSince.getTime() + 1);
      account = { ...account, tradingState: state, sweep, tradingStateSince };
      return Promise.resolve();
    };
    const states = new TradingStateService(
      { find, saveTradingState } as never,
      { findActive: NOTHING } as never,
      { append: NOTHING } as never,
      { record: NOTHING } as never,
      { run: (_account: string, work: (manager: unknown) => unknown) => work({}) } as never,
    );
    control = new TradingControl(
      { ensure: find, pinned: find } as unknown as AccountOpening,
      states,
      { sweepWithin: NOTHING } as unknown as KillSwitch,
      { fetchAccount: async () => (await meanwhile(), {}) } as unknown as Broker,
      { fetchTime: () => Promise.resolve({ nowMs: 0 }) } as unknown as MarketClock,
    );
  });

  const halt = (): Promise<unknown> => control.halt({ reason: 'wrong prices', by: 'owner', cancelExternal: false });
  const endSweep = (): void => {
    account = { ...account, sweep: null };
  };

  it('lets trading go on', async () => {
    await control.resume('over', 'owner');
    expect(account.tradingState).toBe('ACTIVE');
  });

  it('does not undo a halt that came while it asked the broker', async () => {
    meanwhile = halt;
    await expect(control.resume('over', 'owner')).rejects.toMatchObject({ code: 'trading_state_conflict' });
    expect(account).toMatchObject({ tradingState: 'HALTED', sweep: 'own' });
  });

  it('does not undo a halt that was repeated meanwhile, swept or not', async () => {
    await halt();
    endSweep();
    meanwhile = async () => {
      await halt();
      endSweep();
    };
    await expect(control.resume('over', 'owner')).rejects.toMatchObject({ code: 'trading_state_conflict' });
    expect(account.tradingState).toBe('HALTED');
    meanwhile = NOTHING;
    await control.resume('over', 'owner');
    expect(account.tradingState).toBe('ACTIVE');
  });
});
