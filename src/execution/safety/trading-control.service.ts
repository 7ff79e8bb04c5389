import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { MARKET_CLOCK, type MarketClock } from '../../market/market-clock.port.js';
import { AccountOpening } from '../account/account-opening.service.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { BROKER, type Broker, type BrokerAccount } from '../broker/broker.port.js';
import { KillSwitch } from './kill-switch.service.js';
import { type StateChange, TradingStateService } from './trading-state.service.js';

/** How long a halt waits for its own cancels before it answers; what is left is canceled by the executing process. */
const SWEEP_MS = 2000;

export interface HaltRequest {
  reason: string;
  by: string;
  /** Also cancel orders at the broker that are not ours. */
  cancelExternal: boolean;
}

/** What a person may do to the trading state. */
@Injectable()
export class TradingControl {
  constructor(
    private readonly opening: AccountOpening,
    private readonly states: TradingStateService,
    private readonly killSwitch: KillSwitch,
    @Inject(BROKER) private readonly broker: Broker,
    @Inject(MARKET_CLOCK) private readonly clock: MarketClock,
  ) {}

  /**
   * The kill switch. The state is committed before anything else happens, so that it holds even if the rest fails. Answers
   * with how many orders are still open; undefined when the broker does not tell.
   */
  async halt({ reason, by, cancelExternal }: HaltRequest): Promise<number | undefined> {
    await this.change({ to: 'HALTED', reason, by, sweep: cancelExternal ? 'all' : 'own' });
    return this.killSwitch.sweepWithin(await this.opening.pinned(), SWEEP_MS);
  }

  /** Sells only, from now on. Throws `trading_state_conflict`. */
  async reduce(reason: string, by: string): Promise<void> {
    await this.change({ to: 'REDUCING', reason, by });
  }

  /**
   * Trading goes on, and every breaker measures from now on. Throws `trading_state_conflict` also while orders of the halt
   * are still open, `account_blocked`, and what the broker's port throws: nobody resumes blindly.
   */
  async resume(reason: string, by: string): Promise<void> {
    const account = await this.opening.ensure();
    assertSwept(account);
    assertUnblocked(await this.broker.fetchAccount());
    const { nowMs } = await this.clock.fetchTime();
    // Who stops trading while the broker is asked has the last word.
    await this.change({ to: 'ACTIVE', reason, by, rearmedAtMs: nowMs, seenSince: account.tradingStateSince });
  }

  private async change(change: StateChange): Promise<void> {
    const { accountNumber } = await this.opening.pinned();
    await this.states.request(accountNumber, change);
  }
}

function assertSwept({ sweep }: PinnedAccount): void {
  if (sweep === null) return;
  throw new AppError(
    'trading_state_conflict',
    'The halt is still canceling open orders: resume when GET /execute/state shows "canceling": false.',
  );
}

function assertUnblocked({ blockedBecause }: BrokerAccount): void {
  if (blockedBecause === undefined) return;
  throw new AppError('account_blocked', `The broker still does not let the account trade: ${blockedBecause}.`);
}
