import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { decimal } from '../../common/decimal.js';
import { INSUFFICIENT_BUYING_POWER, type Intent, IntentsRepository } from '../orders/intents.repository.js';
import type { BuySizing } from '../planner/buy-sizing.js';
import type { PlannedOrder } from '../planner/plan.js';
import { LegBook } from './leg-book.service.js';
import type { LegOrders } from './leg-orders.js';
import { cutTo, remainderOf, resizedTo } from './leg-part.js';
import { LegsRepository } from './legs.repository.js';

/** A buy of which something is still wanted. */
export interface OpenBuy extends LegOrders {
  /** What is left of it. */
  order: PlannedOrder;
}

/** A buy that the broker refused because the money is gone: somebody else trades the account, or prices ran away. */
export function lacksFunds({ failure }: Intent): boolean {
  return failure?.code === INSUFFICIENT_BUYING_POWER;
}

/** Gives what is left of the buys another size. */
@Injectable()
export class LegResizing {
  constructor(
    private readonly book: LegBook,
    private readonly legs: LegsRepository,
    private readonly intents: IntentsRepository,
  ) {}

  /** Buys that were not sent, were refused for want of money, or of which more orders are to come. */
  async loadOpenBuys(runId: string): Promise<OpenBuy[]> {
    const buys = (await this.book.loadOfRun(runId)).filter(isOpenBuy);
    const open: OpenBuy[] = [];
    for (const buy of buys) {
      const order = remainderOf(buy.leg, await this.legs.loadGiven(buy.leg));
      if (order !== undefined) open.push({ ...buy, order });
    }
    return open;
  }

  /**
   * An order that was not sent gets its new size, a refused one a second and last attempt; what is not affordable at all ends
   * with the reason. Answers with how many were tried again.
   */
  async apply(manager: EntityManager, buys: readonly OpenBuy[], sizing: BuySizing): Promise<number> {
    let retried = 0;
    for (const buy of buys) {
      const order = sizing.orders.find(({ symbol }) => symbol === buy.leg.symbol);
      if (order === undefined) {
        const skip = sizing.skipped.find(({ symbol }) => symbol === buy.leg.symbol);
        await this.giveUp(manager, buy, skip?.detail ?? 'no cash is left', skip?.reason ?? 'INSUFFICIENT_CASH');
      } else if (await this.resize(manager, buy, order)) retried += 1;
    }
    return retried;
  }

  private async giveUp(manager: EntityManager, { leg, orders }: OpenBuy, message: string, code: string): Promise<void> {
    const last = orders.at(-1);
    if (last?.state === 'pending') await this.intents.move(manager, last, 'rejected', { code, message });
    await this.legs.end(manager, leg.runId, [{ leg: leg.leg, reason: 'refused', detail: message }]);
  }

  /** True when a refused order is tried again. */
  private async resize(manager: EntityManager, buy: OpenBuy, order: PlannedOrder): Promise<boolean> {
    const { leg, orders } = buy;
    await this.legs.resize(manager, leg, resizedTo(leg, buy.order, order));
    const last = orders.at(-1);
    if (last === undefined) return false;
    const next = cutTo(order, last.notional ?? last.qty ?? decimal('0'));
    if (last.state === 'pending') await this.intents.resize(manager, last.clientOrderId, next);
    if (!lacksFunds(last)) return false;
    const { limitPrice, plannedAtMs } = last;
    const again = { leg: leg.leg, child: orders.length, limitPrice, plannedAtMs };
    await this.intents.insert(manager, leg.runId, [{ ...again, order: next }]);
    return true;
  }
}

function isOpenBuy({ leg, orders }: LegOrders): boolean {
  const last = orders.at(-1);
  if (leg.phase !== 'buy') return false;
  return leg.end === null || last?.state === 'pending' || (last !== undefined && lacksFunds(last));
}
