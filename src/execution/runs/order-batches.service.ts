import { Injectable } from '@nestjs/common';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { LegDesk, type Pace } from '../legs/leg-desk.service.js';
import { lacksFunds } from '../legs/leg-resizing.service.js';
import type { Intent } from '../orders/intents.repository.js';
import { OrderRouter } from '../orders/order-router.service.js';
import { TradingGate } from '../safety/trading-gate.service.js';
import { BuyResizing } from './buy-resizing.service.js';
import { RunGate, type RunHold } from './run-gate.service.js';
import type { Stage } from './run-stage.js';

/** True while the buys are to be sized once more for want of money. */
export function needsResizing({ run, intents }: Stage): boolean {
  return run.buysResizedAt === null && intents.some(lacksFunds);
}

export interface Advance {
  /** What forbids to send anything now. */
  hold: RunHold | undefined;
  /** For how long the broker takes no more orders. */
  throttledMs: number;
  /** What the legs still have to come. */
  pace: Pace;
}

/** Nothing is decided for the legs just now. */
const LATER: Pace = { isOver: false, waitMs: 0 };

/** Takes the orders of a phase one step further: what may be sent is sent, what must not be is withdrawn with the reason. */
@Injectable()
export class OrderBatches {
  constructor(
    private readonly books: RunGate,
    private readonly trading: TradingGate,
    private readonly router: OrderRouter,
    private readonly resizing: BuyResizing,
    private readonly legs: LegDesk,
  ) {}

  /** What is unknown is looked up, also while nothing may be sent. */
  async advance(account: PinnedAccount, stage: Stage): Promise<Advance> {
    const { run, intents, open } = stage;
    const pending = open.filter(({ state }) => state === 'pending');
    const sent = open.filter(({ state }) => state !== 'pending');
    const hold = pending.length === 0 ? undefined : await this.books.lookAgain(account);
    const isResizing = needsResizing(stage);
    if (hold === undefined && isResizing) {
      if (sent.length > 0) return { hold, throttledMs: await this.clear(account, sent), pace: LATER };
      await this.resizing.resize(account, run, (await this.trading.look()).nowMs);
      return { hold, throttledMs: 0, pace: LATER };
    }
    const allowed = hold === undefined ? await this.screen(account, pending) : [];
    const throttledMs = await this.router.advance(account, [...sent, ...allowed]);
    const isLater = hold !== undefined || isResizing;
    return { hold, throttledMs, pace: isLater ? LATER : await this.legs.advance(account, run, intents) };
  }

  /** While the buys wait for a new size, what still works may take money, or not; an order that may rest for long is ended. */
  private async clear(account: PinnedAccount, sent: readonly Intent[]): Promise<number> {
    await this.router.cancel(sent.filter(({ type }) => type === 'limit'));
    return this.router.advance(account, sent);
  }

  private async screen(account: PinnedAccount, pending: readonly Intent[]): Promise<Intent[]> {
    if (pending.length === 0) return [];
    const { allowed, denied } = await this.trading.screen(account, pending);
    for (const { intents, because } of denied) await this.router.withdraw(account, intents, because);
    return allowed;
  }
}
