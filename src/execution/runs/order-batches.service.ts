import { Injectable } from '@nestjs/common';
import type { PinnedAccount } from '../account/accounts.repository.js';
import type { Intent } from '../orders/intents.repository.js';
import { OrderRouter } from '../orders/order-router.service.js';
import { TradingGate } from '../safety/trading-gate.service.js';
import { BuyResizing, lacksFunds } from './buy-resizing.service.js';
import { RunGate, type RunHold } from './run-gate.service.js';
import type { Stage } from './run-stage.js';

/** True while the buys are to be sized once more for want of money. */
export function needsResizing({ run, intents }: Stage): boolean {
  return run.buysResizedAt === null && intents.some(lacksFunds);
}

/** Takes the orders of a phase one step further: what may be sent is sent, what must not be is withdrawn with the reason. */
@Injectable()
export class OrderBatches {
  constructor(
    private readonly books: RunGate,
    private readonly trading: TradingGate,
    private readonly router: OrderRouter,
    private readonly resizing: BuyResizing,
  ) {}

  /**
   * Answers with what forbids to send anything now, and for how many milliseconds the broker takes no more orders; what is
   * unknown is looked up all the same.
   */
  async advance(account: PinnedAccount, stage: Stage): Promise<{ hold: RunHold | undefined; throttledMs: number }> {
    const pending = stage.open.filter(({ state }) => state === 'pending');
    const sent = stage.open.filter(({ state }) => state !== 'pending');
    const hold = pending.length === 0 ? undefined : await this.books.lookAgain(account);
    const resizes = needsResizing(stage);
    if (hold === undefined && resizes && sent.length === 0) {
      await this.resizing.resize(account, stage.run, (await this.trading.look()).nowMs);
      return { hold, throttledMs: 0 };
    }
    // While the buys wait for a new size, what still works may take money, or not.
    const allowed = hold !== undefined || resizes ? [] : await this.screen(account, pending);
    return { hold, throttledMs: await this.router.advance(account, [...sent, ...allowed]) };
  }

  private async screen(account: PinnedAccount, pending: readonly Intent[]): Promise<Intent[]> {
    if (pending.length === 0) return [];
    const { allowed, denied } = await this.trading.screen(account, pending);
    for (const { intents, because } of denied) await this.router.withdraw(account, intents, because);
    return allowed;
  }
}
