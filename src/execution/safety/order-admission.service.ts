import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { AccountsRepository, type PinnedAccount } from '../account/accounts.repository.js';
import type { Intent, IntentFailure } from '../orders/intents.repository.js';
import { CircuitBreakers } from './circuit-breakers.service.js';

/**
 * The last word before an order goes out, in the very transaction that says so: a halt or a limit that was committed
 * before, by whichever process, stops it. The caller holds the lock of the account.
 */
@Injectable()
export class OrderAdmission {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly breakers: CircuitBreakers,
  ) {}

  /** Why an order that was never sent must not be; undefined when it may. What it trips is written. */
  async judge(manager: EntityManager, intent: Intent): Promise<IntentFailure | undefined> {
    const account = await this.load(manager);
    return denialOf(account, intent) ?? (await this.breakers.judge(manager, account, intent));
  }

  /** The same for one that was sent, may have got lost, and would be sent again under its id: limits have counted it. */
  async judgeAgain(manager: EntityManager, intent: Intent): Promise<IntentFailure | undefined> {
    return denialOf(await this.load(manager), intent);
  }

  private async load(manager: EntityManager): Promise<PinnedAccount> {
    const account = await this.accounts.find(manager);
    if (account === undefined) throw new AppError('internal_error', 'There is no account to trade.');
    return account;
  }
}

function denialOf(account: PinnedAccount, { side }: Intent): IntentFailure | undefined {
  const because = account.tradingStateReason ?? 'no reason was given';
  if (account.tradingState === 'HALTED') {
    return { code: 'TRADING_STATE_HALTED', message: `trading is halted: ${because}` };
  }
  if (account.tradingState === 'REDUCING' && side === 'buy') {
    return { code: 'TRADING_STATE_REDUCING', message: `only sells are sent: ${because}` };
  }
  return undefined;
}
