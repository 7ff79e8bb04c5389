import { Inject, Injectable, Logger } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { AppConfig } from '../../config/app-config.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { BROKER, type Broker } from '../broker/broker.port.js';
import { type AccountMode, AccountsRepository, type PinnedAccount } from './accounts.repository.js';
import { type Opening, OpeningBalance } from './opening-balance.service.js';

/** Pins the database to the broker's account at the first contact, and refuses any other account ever after. */
@Injectable()
export class AccountOpening {
  private readonly logger = new Logger(AccountOpening.name);

  constructor(
    private readonly config: AppConfig,
    private readonly accounts: AccountsRepository,
    private readonly balance: OpeningBalance,
    private readonly unitOfWork: UnitOfWork,
    @Inject(BROKER) private readonly broker: Broker,
  ) {}

  /** The account that is pinned, with its present trading state; opened when it never was. Throws as `ensure`. */
  async pinned(): Promise<PinnedAccount> {
    return (await this.accounts.find()) ?? this.ensure();
  }

  /** Asks the broker which account this is. Throws `account_mismatch`, and what the broker's port throws. */
  async ensure(): Promise<PinnedAccount> {
    const { accountNumber } = await this.broker.fetchAccount();
    this.assertConfirmed(accountNumber);
    const known = await this.accounts.find();
    if (known !== undefined) return assertSameAccount(known, accountNumber);
    return this.open(await this.balance.take());
  }

  private async open(opening: Opening): Promise<PinnedAccount> {
    const { atMs, positions } = opening;
    const { accountNumber } = opening.account;
    return this.unitOfWork.run(async (manager) => {
      // Two processes may meet the account at the same moment.
      await manager.query(`lock table broker_accounts in exclusive mode`);
      const known = await this.accounts.find(manager);
      if (known !== undefined) return assertSameAccount(known, accountNumber);
      await this.accounts.insert(manager, { accountNumber, mode: this.mode, openedAtMs: atMs });
      await this.balance.post(manager, opening);
      this.logger.log({ accountNumber, mode: this.mode, positions: positions.length }, 'opened the account');
      const opened = await this.accounts.find(manager);
      if (opened === undefined) throw new Error('the account was not inserted');
      return opened;
    });
  }

  private assertConfirmed(accountNumber: string): void {
    if (this.mode !== 'live' || this.config.liveTradingConfirm === accountNumber) return;
    throw new AppError(
      'account_mismatch',
      `LIVE_TRADING_CONFIRM names another account than the broker shows (${accountNumber}): nothing is traded.`,
    );
  }

  private get mode(): AccountMode {
    return this.config.broker.simulated ? 'simulated' : this.config.tradingMode;
  }
}

/** Throws `account_mismatch`. */
export function assertSameAccount(pinned: PinnedAccount, accountNumber: string): PinnedAccount {
  if (pinned.accountNumber === accountNumber) return pinned;
  throw new AppError(
    'account_mismatch',
    `The broker shows account ${accountNumber}, this database belongs to ${pinned.accountNumber}: ` +
      'use another DATA_DIR or DATABASE_URL, or the keys of the right account.',
  );
}
