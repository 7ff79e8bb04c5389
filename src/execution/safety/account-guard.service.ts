import { Injectable, Logger } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { AccountTransactions } from '../account/account-transactions.service.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import type { BrokerAccount } from '../broker/broker.port.js';
import { CircuitBreakers } from './circuit-breakers.service.js';
import { Protections } from './protections.service.js';
import { TradingStateService } from './trading-state.service.js';

/** Looks at the account as the broker shows it, before anything is sent. */
@Injectable()
export class AccountGuard {
  private readonly logger = new Logger(AccountGuard.name);

  constructor(
    private readonly transactions: AccountTransactions,
    private readonly states: TradingStateService,
    private readonly breakers: CircuitBreakers,
    private readonly protections: Protections,
  ) {}

  /** An account that the broker blocks is halted: a person should see why. Throws `account_blocked`. */
  async check(
    account: PinnedAccount,
    atBroker: BrokerAccount,
    market: { nowMs: number; nextOpenMs: number },
  ): Promise<void> {
    const { blockedBecause, equity, longMarketValue, shortMarketValue } = atBroker;
    if (blockedBecause === undefined) {
      const grossValue = longMarketValue.abs().plus(shortMarketValue.abs());
      await this.breakers.checkAccount(account, { equity, grossValue, atMs: market.nowMs });
      await this.protections.watch(account, market);
      return;
    }
    const reason = `the broker does not let the account trade: ${blockedBecause}`;
    this.logger.error({ accountNumber: account.accountNumber }, reason);
    await this.transactions.run(account.accountNumber, (manager) =>
      this.states.tighten(manager, { to: 'HALTED', reason, by: 'broker' }),
    );
    throw new AppError('account_blocked', `The broker does not let the account trade: ${blockedBecause}.`);
  }
}
