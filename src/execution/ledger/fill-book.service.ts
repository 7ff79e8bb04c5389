import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { formatDecimal } from '../../common/decimal.js';
import { AccountTransactions } from '../account/account-transactions.service.js';
import { ExecutionAlerts } from '../alerts/execution-alerts.service.js';
import { type BrokerFill, type BrokerOrder, isFinalStatus } from '../broker/broker.port.js';
import { type Intent, IntentsRepository } from '../orders/intents.repository.js';
import { OrdersRepository } from '../orders/orders.repository.js';
import { isSameOrder } from '../orders/same-order.js';
import { findGaps, intervalOf, isCovered } from './fill-intervals.js';
import { FillPosting } from './fill-posting.service.js';
import { FillsRepository } from './fills.repository.js';

/**
 * Books what the broker says of an order: its state, its executions, the sleeves' ledger, the intent behind it and the
 * event, all in one transaction. Whichever way an execution is told, and however often, it is booked once.
 */
@Injectable()
export class FillBook {
  constructor(
    private readonly transactions: AccountTransactions,
    private readonly orders: OrdersRepository,
    private readonly intents: IntentsRepository,
    private readonly fills: FillsRepository,
    private readonly posting: FillPosting,
    private readonly alerts: ExecutionAlerts,
  ) {}

  /** Answers with the number of executions that were new. */
  async book(accountNumber: string, heard: BrokerOrder, fills: readonly BrokerFill[] = []): Promise<number> {
    return this.transactions.run(accountNumber, async (manager) => {
      const intent = await this.findIntent(manager, heard);
      const { order, isNew } = await this.orders.merge(manager, accountNumber, heard, intent?.runId ?? null);
      if (isNew && intent === undefined) await this.reportExternal(manager, order);
      const booked = await this.fills.loadIntervals(manager, order.orderId);
      let fresh = 0;
      for (const fill of fills.toSorted((a, b) => a.cumQty.cmp(b.cumQty))) {
        const interval = intervalOf(fill);
        if (isCovered(booked, interval)) continue;
        await this.posting.post(manager, accountNumber, { fill, intent });
        booked.push(interval);
        fresh += 1;
      }
      const isComplete = findGaps(booked, order.filledQty).length === 0;
      if (intent !== undefined) await this.settle(manager, intent, { order, isComplete });
      return fresh;
    });
  }

  /** The intent behind an order. One that has an intent's id and is another order is nobody's. */
  private async findIntent(manager: EntityManager, heard: BrokerOrder): Promise<Intent | undefined> {
    const intent = await this.intents.find(manager, heard.clientOrderId);
    return intent !== undefined && isSameOrder(intent, heard) ? intent : undefined;
  }

  private async reportExternal(manager: EntityManager, order: BrokerOrder): Promise<void> {
    const { orderId, clientOrderId, symbol, side, status } = order;
    const size = order.qty === null ? `${order.notional?.toFixed() ?? '?'} USD of` : formatDecimal(order.qty);
    const message = `Somebody else placed an order in the account: ${side} ${size} ${symbol}. It belongs to no strategy.`;
    const detail = { clientOrderId, symbol, side, status };
    await this.alerts.raise({ code: 'external_order', subject: orderId, message, detail }, manager);
  }

  /** An intent ends when the broker is done with its order and every execution is booked, not before. */
  private async settle(
    manager: EntityManager,
    intent: Intent,
    { order, isComplete }: { order: BrokerOrder; isComplete: boolean },
  ): Promise<void> {
    const isDone = isFinalStatus(order.status) && isComplete;
    if (intent.state === 'rejected') return this.reportRevived(manager, intent, order);
    if (intent.state === 'unknown' && !isDone) await this.intents.move(manager, intent, 'accepted');
    if ((intent.state !== 'unknown' && intent.state !== 'accepted') || !isDone) return;
    if (order.status === 'rejected') {
      const message = 'The broker refused the order after it had taken it.';
      await this.intents.move(manager, intent, 'rejected', { code: 'broker_rejected', message });
    } else {
      await this.intents.move(manager, intent, 'terminal');
    }
  }

  /** The table of states has no way back from rejected: the step is refused and told. Its executions are booked all the same. */
  private async reportRevived(
    manager: EntityManager,
    { clientOrderId, failure }: Intent,
    order: BrokerOrder,
  ): Promise<void> {
    if (order.status === 'rejected') return;
    const message = `Order ${clientOrderId} was given up (${failure?.code ?? 'no reason'}), and the broker has it as ${order.status}.`;
    const detail = { orderId: order.orderId, from: 'rejected', heard: order.status };
    await this.alerts.raise({ code: 'order_after_rejection', subject: clientOrderId, message, detail }, manager);
  }
}
