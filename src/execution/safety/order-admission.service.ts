import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { AccountTransactions } from '../account/account-transactions.service.js';
import { AccountsRepository, type PinnedAccount } from '../account/accounts.repository.js';
import { type Intent, type IntentFailure, type IntentMove, IntentsRepository } from '../orders/intents.repository.js';
import { withOrder } from './breakers/breaker.js';
import { CircuitBreakers } from './circuit-breakers.service.js';

/**
 * The last word before an order goes out, in the very transaction that says so: a halt or a limit that was committed
 * before, by whichever process, stops it, and so does a lease that is lost.
 */
@Injectable()
export class OrderAdmission {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly transactions: AccountTransactions,
    private readonly intents: IntentsRepository,
    private readonly breakers: CircuitBreakers,
  ) {}

  /**
   * Writes down that orders of one run, none of which was sent yet, are about to be, as long as they may. Answers with why
   * each of them must not; undefined where it may. What they trip is written, and stops those after them.
   */
  admit(accountNumber: string, intents: readonly Intent[]): Promise<(IntentFailure | undefined)[]> {
    return this.transactions.runAsExecutor(accountNumber, async (manager) => {
      const denials = await this.judge(manager, intents);
      await this.intents.moveAll(
        manager,
        intents.map((intent, i) => moveOf(intent, denials[i])),
      );
      return denials;
    });
  }

  /** The same for one that was sent, may have got lost, and would be sent again under its id: limits have counted it. */
  admitAgain(accountNumber: string, intent: Intent): Promise<IntentFailure | undefined> {
    return this.transactions.runAsExecutor(accountNumber, async (manager) =>
      denialOf(await this.load(manager), intent),
    );
  }

  private async judge(manager: EntityManager, intents: readonly Intent[]): Promise<(IntentFailure | undefined)[]> {
    let account = await this.load(manager);
    let sent = await this.breakers.loadSent(manager, account, intents[0]?.runId ?? null);
    const denials: (IntentFailure | undefined)[] = [];
    for (const intent of intents) {
      const closed = denialOf(account, intent);
      const asked = sent && withOrder(sent, intent.value);
      const tripped = closed === undefined && asked ? await this.breakers.judge(manager, asked) : undefined;
      denials.push(closed ?? tripped);
      // What tripped may stop those that come next.
      if (tripped !== undefined) account = await this.load(manager);
      else if (closed === undefined) sent = asked;
    }
    return denials;
  }

  private async load(manager: EntityManager): Promise<PinnedAccount> {
    const account = await this.accounts.find(manager);
    if (account === undefined) throw new AppError('internal_error', 'There is no account to trade.');
    return account;
  }
}

function moveOf(intent: Intent, because: IntentFailure | undefined): IntentMove {
  return because === undefined
    ? { intent, to: 'unknown', failure: null }
    : { intent, to: 'rejected', failure: because };
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
