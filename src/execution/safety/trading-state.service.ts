import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Outbox } from '../../platform/events/outbox.js';
import { AccountTransactions } from '../account/account-transactions.service.js';
import { AccountsRepository, type PinnedAccount, type Sweep } from '../account/accounts.repository.js';
import { RunsRepository } from '../runs/runs.repository.js';
import { assertTradingStep, isStricter, type TradingState } from './trading-states.js';

export interface StateChange {
  to: TradingState;
  reason: string;
  /** The name of the token, or of the breaker, that changes it. */
  by: string;
  /** What a halt cancels; only ours where nothing is said. */
  sweep?: Sweep;
  /** Market time from which the breakers measure anew. */
  rearmedAtMs?: number;
  /** Since when the state held that the change was decided for; it is refused when that is no longer the state. */
  seenSince?: Date;
}

/** Changes the trading state: row, audit, event and what a halt does to the active run, all in one transaction. */
@Injectable()
export class TradingStateService {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly runs: RunsRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly transactions: AccountTransactions,
  ) {}

  /** A transaction of its own. Throws `trading_state_conflict`, which is recorded. */
  async request(accountNumber: string, change: StateChange): Promise<void> {
    try {
      await this.transactions.run(accountNumber, (manager) => this.change(manager, change));
    } catch (error) {
      if (error instanceof AppError && error.code === 'trading_state_conflict') {
        const { to, reason, by: actor } = change;
        const detail = { to, reason, because: error.message };
        await this.audit.record({ actor, action: 'trading.transition_refused', subject: accountNumber, detail });
      }
      throw error;
    }
  }

  /** The caller holds the lock of the account. Throws `trading_state_conflict`. */
  async change(manager: EntityManager, change: StateChange): Promise<void> {
    const account = await this.accounts.find(manager);
    if (account === undefined) throw new AppError('internal_error', 'There is no account whose state could change.');
    const { to, reason, by } = change;
    const { tradingState: from, accountNumber, sweep: pending } = account;
    assertTradingStep(from, to);
    if (change.seenSince !== undefined && !isSameMoment(change.seenSince, account.tradingStateSince)) {
      throw new AppError('trading_state_conflict', `Trading has become ${from} meanwhile: see why, then resume.`);
    }
    const isAll = pending === 'all' || change.sweep === 'all';
    const sweep: Sweep | null = to !== 'HALTED' ? null : isAll ? 'all' : 'own';
    await this.accounts.saveTradingState(manager, accountNumber, {
      ...{ state: to, reason, by, sweep },
      rearmedAtMs: change.rearmedAtMs,
    });
    const run = await this.runs.findActive(manager);
    if (to === 'HALTED' && run !== undefined) {
      const detail = `Trading was halted by ${by}: ${reason}.`;
      await this.runs.requestCancel(manager, run, { by, reason: 'trading_halted', detail });
    }
    const entry = { actor: by, action: 'trading.state_changed', subject: accountNumber };
    await this.audit.record({ ...entry, detail: { from, to, reason, sweep }, runId: run?.id }, manager);
    await this.outbox.append(manager, 'trading.state_changed', {
      ...{ state: to, previous: from, reason, by },
      timestamp: new Date().toISOString(),
    });
  }

  /**
   * As `change`, where the state is not already as strict. Answers whether it changed: not when somebody has resumed since
   * the account was measured as `measured`, because what was read before a resume says nothing about the time after it.
   */
  async tighten(manager: EntityManager, change: StateChange, measured?: PinnedAccount): Promise<boolean> {
    const account = await this.accounts.find(manager);
    if (account === undefined || !isStricter(change.to, account.tradingState)) return false;
    if (measured !== undefined && !isSameMoment(measured.resumedAt, account.resumedAt)) return false;
    await this.change(manager, change);
    return true;
  }
}

function isSameMoment(a: Date | null, b: Date | null): boolean {
  return a?.getTime() === b?.getTime();
}
