import { Injectable } from '@nestjs/common';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { ReconciliationGate } from '../reconcile/reconciliation-gate.service.js';
import { MarketGate } from './market-gate.service.js';

/** Why a run may not send anything now. */
export interface RunHold {
  reason: 'market_closed' | 'unreconciled' | 'external_orders';
  detail: string;
  /** When to look again. */
  retryMs: number;
}

export interface RunGateState {
  /** Market time. */
  nowMs: number;
  hold: RunHold | undefined;
  /** Symbols that are left out of what is sent. */
  heldSymbols: ReadonlySet<string>;
}

const RECONCILE_AGAIN_MS = 2000;
const NONE: ReadonlySet<string> = new Set();

/** Everything that is asked before a run sends: an open market, and books that are those of the broker. */
@Injectable()
export class RunGate {
  constructor(
    private readonly market: MarketGate,
    private readonly books: ReconciliationGate,
  ) {}

  /** Before a phase is decided. Throws what the reconciliation throws: a question without an answer is not a yes. */
  async look(account: PinnedAccount): Promise<RunGateState> {
    const { nowMs, hold } = await this.lookAtMarket();
    if (hold !== undefined) return { nowMs, hold, heldSymbols: NONE };
    const books = await this.books.look(account);
    return {
      nowMs,
      hold: books.hold && { ...books.hold, retryMs: RECONCILE_AGAIN_MS },
      heldSymbols: books.heldSymbols,
    };
  }

  /** Before what was decided is sent, which may be much later: after a restart, after the stream was lost. */
  async lookAgain(account: PinnedAccount): Promise<RunHold | undefined> {
    const { hold } = await this.lookAtMarket();
    if (hold !== undefined || !(await this.books.mayHold(account))) return hold;
    return (await this.look(account)).hold;
  }

  private async lookAtMarket(): Promise<{ nowMs: number; hold: RunHold | undefined }> {
    const { isOpen, nowMs, opensAtMs, retryMs } = await this.market.look();
    if (isOpen) return { nowMs, hold: undefined };
    const detail = `The market is closed; the run begins when it opens at ${new Date(opensAtMs).toISOString()}.`;
    return { nowMs, hold: { reason: 'market_closed', detail, retryMs } };
  }
}
