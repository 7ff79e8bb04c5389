import { Injectable } from '@nestjs/common';
import type { PinnedAccount } from '../account/accounts.repository.js';
import type { Intent } from '../orders/intents.repository.js';
import { OrderRouter } from '../orders/order-router.service.js';
import { TradingGate } from '../safety/trading-gate.service.js';
import { BuyResizing, lacksFunds } from './buy-resizing.service.js';
import { isIntentSettled } from './intent-states.js';
import type { Run } from './runs.repository.js';

/** True while the buys are to be sized once more for want of money. */
export function needsResizing(run: Run, intents: readonly Intent[]): boolean {
  return run.buysResizedAt === null && intents.some(lacksFunds);
}

/** Takes the orders of a phase one step further: what may be sent is sent, what must not be is withdrawn with the reason. */
@Injectable()
export class OrderBatches {
  constructor(
    private readonly gate: TradingGate,
    private readonly router: OrderRouter,
    private readonly resizing: BuyResizing,
  ) {}

  async advance(account: PinnedAccount, run: Run, intents: readonly Intent[]): Promise<void> {
    const open = intents.filter(({ state }) => !isIntentSettled(state));
    const pending = open.filter(({ state }) => state === 'pending');
    const sent = open.filter(({ state }) => state !== 'pending');
    if (needsResizing(run, intents)) {
      // What still works may take money, or not: the rest is sized when it is known.
      if (sent.length > 0) await this.router.advance(account, sent);
      else await this.resizing.resize(account, run, (await this.gate.look()).nowMs);
      return;
    }
    if (pending.length === 0) return this.router.advance(account, sent);
    const { allowed, denied } = await this.gate.screen(account, pending);
    for (const { intents: refused, because } of denied) await this.router.withdraw(account, refused, because);
    await this.router.advance(account, [...sent, ...allowed]);
  }
}
