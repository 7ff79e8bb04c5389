import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { TradingState } from '../safety/trading-states.js';

export type AccountMode = 'paper' | 'live' | 'simulated';
/** Whose open orders are to be canceled. */
export type Sweep = 'own' | 'all';

/** The one broker account that this database belongs to, pinned at the first contact. */
export interface PinnedAccount {
  accountNumber: string;
  mode: AccountMode;
  tradingState: TradingState;
  tradingStateReason: string | null;
  tradingStateBy: string;
  tradingStateSince: Date;
  /** Market time of the last resume; breakers measure from there. */
  rearmedAt: Date | null;
  /** The same moment by the clock of the database. */
  resumedAt: Date | null;
  /** Open orders that are still to be canceled after a halt. */
  sweep: Sweep | null;
  /** Market time of the opening balance. */
  openedAtMs: number;
}

export interface TradingStateRow {
  state: TradingState;
  reason: string | null;
  by: string;
  sweep: Sweep | null;
  /** Market time; undefined leaves what it was. */
  rearmedAtMs?: number | undefined;
}

type Row = Omit<PinnedAccount, 'openedAtMs'> & { openedAt: Date };

@Injectable()
export class AccountsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Undefined before the first contact with the broker. */
  async find(manager: EntityManager = this.dataSource.manager): Promise<PinnedAccount | undefined> {
    const [row] = await manager.query<Row[]>(
      `select account_number as "accountNumber", mode, trading_state as "tradingState",
              trading_state_reason as "tradingStateReason", trading_state_by as "tradingStateBy",
              trading_state_since as "tradingStateSince", rearmed_at as "rearmedAt",
              resumed_at as "resumedAt", sweep, opened_at as "openedAt"
       from broker_accounts`,
    );
    if (row === undefined) return undefined;
    const { openedAt, ...account } = row;
    return { ...account, openedAtMs: openedAt.getTime() };
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

  async saveTradingState(
    manager: EntityManager,
    accountNumber: string,
    { state, reason, by, sweep, rearmedAtMs }: TradingStateRow,
  ): Promise<void> {
    await manager.query(
      `update broker_accounts
       set trading_state = $2, trading_state_reason = $3, trading_state_by = $4, sweep = $5,
           trading_state_since = clock_timestamp(), rearmed_at = coalesce($6, rearmed_at),
           resumed_at = case when $6::timestamptz is null then resumed_at else clock_timestamp() end
       where account_number = $1`,
      [accountNumber, state, reason, by, sweep, rearmedAtMs === undefined ? null : new Date(rearmedAtMs).toISOString()],
    );
  }

  /** Nothing is left to cancel of the halt that was seen; false when there is another one meanwhile, perhaps a wider one. */
  async endSweep(
    manager: EntityManager,
    { accountNumber, tradingStateSince }: Pick<PinnedAccount, 'accountNumber' | 'tradingStateSince'>,
  ): Promise<boolean> {
    const [, ended] = await manager.query<[unknown, number]>(
      `update broker_accounts set sweep = null
       where account_number = $1 and sweep is not null and date_trunc('milliseconds', trading_state_since) = $2`,
      [accountNumber, tradingStateSince.toISOString()],
    );
    return ended > 0;
  }
}
