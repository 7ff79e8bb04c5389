import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountsRepository } from '../account/accounts.repository.js';
import type { Intent, IntentFailure } from '../orders/intents.repository.js';

/**
 * The last word before an order goes out, in the very transaction that says so: a halt or a limit that was committed
 * before, by whichever process, stops it.
 */
@Injectable()
export class OrderAdmission {
  constructor(private readonly accounts: AccountsRepository) {}

  /** Why the order must not be sent; undefined when it may. The caller holds the lock of the account. */
  async judge(manager: EntityManager, { side }: Intent): Promise<IntentFailure | undefined> {
    const account = await this.accounts.find(manager);
    const because = account?.tradingStateReason ?? 'no reason was given';
    if (account?.tradingState === 'HALTED') {
      return { code: 'TRADING_STATE_HALTED', message: `trading is halted: ${because}` };
    }
    if (account?.tradingState === 'REDUCING' && side === 'buy') {
      return { code: 'TRADING_STATE_REDUCING', message: `only sells are sent: ${because}` };
    }
    return undefined;
  }
}
