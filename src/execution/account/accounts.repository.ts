import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

export type TradingState = 'ACTIVE' | 'REDUCING' | 'HALTED';
export type AccountMode = 'paper' | 'live' | 'simulated';

/** The one broker account that this database belongs to, pinned at the first contact. */
export interface PinnedAccount {
  accountNumber: string;
  mode: AccountMode;
  tradingState: TradingState;
  tradingStateReason: string | null;
  /** Market time of the opening balance. */
  openedAtMs: number;
}

interface Row {
  account_number: string;
  mode: AccountMode;
  trading_state: TradingState;
  trading_state_reason: string | null;
  opened_at: Date;
}

@Injectable()
export class AccountsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Undefined before the first contact with the broker. */
  async find(manager: EntityManager = this.dataSource.manager): Promise<PinnedAccount | undefined> {
    const [row] = await manager.query<Row[]>(
      `select account_number, mode, trading_state, trading_state_reason, opened_at from broker_accounts`,
    );
    if (row === undefined) return undefined;
    return {
      accountNumber: row.account_number,
      mode: row.mode,
      tradingState: row.trading_state,
      tradingStateReason: row.trading_state_reason,
      openedAtMs: row.opened_at.getTime(),
    };
  }

  async insert(
    manager: EntityManager,
    account: Pick<PinnedAccount, 'accountNumber' | 'mode' | 'openedAtMs'>,
  ): Promise<void> {
    await manager.query(
      `insert into broker_accounts (account_number, broker, mode, opened_at) values ($1, 'alpaca', $2, $3)`,
      [account.accountNumber, account.mode, new Date(account.openedAtMs).toISOString()],
    );
  }

  /** Whatever changes the account's ledger goes one after the other, so events are written in the order of the commits. */
  async lock(manager: EntityManager, accountNumber: string): Promise<void> {
    await manager.query(`select from broker_accounts where account_number = $1 for update`, [accountNumber]);
  }
}
