import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { ReconciliationGate } from '../reconcile/reconciliation-gate.service.js';
import { TradingGate } from '../safety/trading-gate.service.js';
import { MarketGate } from './market-gate.service.js';
import { RunSubject } from './run-subject.service.js';
import type { Run } from './runs.repository.js';

/** Why a run may not send anything now. */
export interface RunHold {
  reason: 'market_closed' | 'unreconciled' | 'external_orders';
  detail: string;
  /** When to look again. */
  retryMs: number;
  /** False: the rules refuse a run that may not begin. */
  mayWait: boolean;
}

export interface RunGateState {
  /** Market time. */
  nowMs: number;
  hold: RunHold | undefined;
  /** Symbols that are left out of what is sent. */
  heldSymbols: ReadonlySet<string>;
}

/** A look is some eight requests, and the broker takes two hundred in a minute. */
const RECONCILE_AGAIN_MS = 5000;
const NONE: ReadonlySet<string> = new Set();

/** What is asked before a run decides: an open market, an account that may trade, and books that are those of the broker. */
@Injectable()
export class RunGate {
  constructor(
    private readonly subject: RunSubject,
    private readonly market: MarketGate,
    private readonly trading: TradingGate,
    private readonly books: ReconciliationGate,
  ) {}

  /**
   * Before a run begins: not too near to the close. Throws as `look` does, what forbids the account to trade, and
   * `strategy_not_found`, also while the market is closed: a run that will never begin must not keep others waiting.
   */
  async lookToBegin(account: PinnedAccount, run: Run): Promise<RunGateState> {
    await this.subject.assertThere(run);
    const opening = await this.market.lookToBegin();
    const { nowMs, forbiddenBecause, mayWait, retryMs } = opening;
    if (forbiddenBecause === null) {
      await this.trading.inspect(account, opening);
      return this.lookAtBooks(account, nowMs);
    }
    const hold: RunHold = { reason: 'market_closed', detail: forbiddenBecause, retryMs, mayWait };
    return { nowMs, hold, heldSymbols: NONE };
  }

  /** In the transaction that begins a run. Throws `strategy_not_found`. */
  async holdSubject(manager: EntityManager, run: Run): Promise<void> {
    await this.subject.assertThere(run, manager);
  }

  /** Before a phase is decided. Throws what the reconciliation throws: a question without an answer is not a yes. */
  async look(account: PinnedAccount): Promise<RunGateState> {
    const { nowMs, hold } = await this.lookAtMarket();
    if (hold !== undefined) return { nowMs, hold, heldSymbols: NONE };
    return this.lookAtBooks(account, nowMs);
  }

  /** Whether the books forbid to send what was decided, which may be much later: after a restart, after the stream was lost. */
  async lookAgain(account: PinnedAccount): Promise<RunHold | undefined> {
    if (!(await this.books.mayHold(account))) return undefined;
    const { nowMs } = await this.market.look();
    return (await this.lookAtBooks(account, nowMs)).hold;
  }

  private async lookAtBooks(account: PinnedAccount, nowMs: number): Promise<RunGateState> {
    const { hold, heldSymbols } = await this.books.look(account);
    return { nowMs, heldSymbols, hold: hold && { ...hold, retryMs: RECONCILE_AGAIN_MS, mayWait: true } };
  }

  private async lookAtMarket(): Promise<{ nowMs: number; hold: RunHold | undefined }> {
    const { isOpen, nowMs, opensAtMs, retryMs } = await this.market.look();
    if (isOpen) return { nowMs, hold: undefined };
    const detail = `The market is closed; it opens at ${new Date(opensAtMs).toISOString()}`;
    return { nowMs, hold: { reason: 'market_closed', detail, retryMs, mayWait: true } };
  }
}
