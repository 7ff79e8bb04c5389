import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { formatDecimal } from '../../common/decimal.js';
import { Outbox } from '../../platform/events/outbox.js';
import { AccountTransactions } from '../account/account-transactions.service.js';
import { type BrokerFill, type BrokerOrder, isFinalStatus } from '../broker/broker.port.js';
import { type Intent, IntentsRepository } from '../orders/intents.repository.js';
import { OrdersRepository } from '../orders/orders.repository.js';
import { RESERVE } from '../planner/plan.js';
import { attributeFill } from './attribution.js';
import { findGaps, intervalOf, isCovered } from './fill-intervals.js';
import { FillsRepository } from './fills.repository.js';
import { LedgerRepository } from './ledger.repository.js';
import { fillEntries } from './ledger-transaction.js';

/**
 * Books what the broker says of an order: its state, its executions, the sleeves' ledger, the intent behind it and the
 * event, all in one transaction. Whichever way an execution is told, and however often, it is booked once.
 */
@Injectable()
export class FillBook {
  private readonly logger = new Logger(FillBook.name);

  constructor(
    private readonly transactions: AccountTransactions,
    private readonly orders: OrdersRepository,
    private readonly intents: IntentsRepository,
    private readonly fills: FillsRepository,
    private readonly ledger: LedgerRepository,
    private readonly outbox: Outbox,
  ) {}

  /** Answers with the number of executions that were new. */
  async book(accountNumber: string, heard: BrokerOrder, fills: readonly BrokerFill[] = []): Promise<number> {
    return this.transactions.run(accountNumber, async (manager) => {
      const order = await this.orders.merge(manager, accountNumber, heard);
      const intent = await this.intents.find(manager, order.clientOrderId);
      const booked = await this.fills.loadIntervals(manager, order.orderId);
      let fresh = 0;
      for (const fill of fills.toSorted((a, b) => a.cumQty.cmp(b.cumQty))) {
        const interval = intervalOf(fill);
        if (isCovered(booked, interval)) continue;
        await this.bookFill(manager, accountNumber, { fill, intent });
        booked.push(interval);
        fresh += 1;
      }
      const isComplete = findGaps(booked, order.filledQty).length === 0;
      if (intent !== undefined) await this.settle(manager, intent, { order, isComplete });
      return fresh;
    });
  }

  private async bookFill(
    manager: EntityManager,
    accountNumber: string,
    { fill, intent }: { fill: BrokerFill; intent: Intent | undefined },
  ): Promise<void> {
    const fillId = await this.fills.insert(manager, fill);
    const parts =
      intent === undefined
        ? [{ sleeve: RESERVE, amount: fill.qty }]
        : attributeFill(fill.qty, {
            shares: intent.shares,
            isInShares: intent.qty !== null,
            given: await this.fills.loadGiven(manager, fill.orderId),
          });
    if (intent === undefined)
      this.logger.warn({ orderId: fill.orderId, symbol: fill.symbol }, 'an execution of an order that is not ours');
    await this.ledger.post(manager, {
      accountNumber,
      kind: 'fill',
      entries: fillEntries(fill, parts),
      atMs: fill.atMs,
      fillId,
      runId: intent?.runId ?? null,
    });
    await this.outbox.append(manager, 'fill.booked', {
      fillId,
      orderId: fill.orderId,
      symbol: fill.symbol,
      qty: formatDecimal(fill.qty),
      side: fill.side,
      price: formatDecimal(fill.price),
      timestamp: new Date(fill.atMs).toISOString(),
    });
  }

  /** An intent ends when the broker is done with its order and every execution is booked, not before. */
  private async settle(
    manager: EntityManager,
    intent: Intent,
    { order, isComplete }: { order: BrokerOrder; isComplete: boolean },
  ): Promise<void> {
    const isDone = isFinalStatus(order.status) && isComplete;
    if (intent.state === 'unknown' && !isDone) await this.intents.move(manager, intent, 'accepted');
    if ((intent.state !== 'unknown' && intent.state !== 'accepted') || !isDone) return;
    if (order.status === 'rejected') {
      const message = 'The broker refused the order after it had taken it.';
      await this.intents.move(manager, intent, 'rejected', { code: 'broker_rejected', message });
    } else {
      await this.intents.move(manager, intent, 'terminal');
    }
  }
}
