import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { formatDecimal } from '../../common/decimal.js';
import { AccountTransactions } from '../account/account-transactions.service.js';
import { ExecutionAlerts } from '../alerts/execution-alerts.service.js';
import type { BrokerCorrection } from '../broker/broker.port.js';
import { IntentsRepository } from '../orders/intents.repository.js';
import { OrdersRepository } from '../orders/orders.repository.js';
import { FillReversal } from './fill-reversal.service.js';
import { type BookedFill, FillsRepository } from './fills.repository.js';

/**
 * Books that the broker took back an execution, or changed it: what was booked stays, its opposite is booked beside it, and
 * what takes its place is an execution of its own. The same correction again changes nothing.
 */
@Injectable()
export class CorrectionBook {
  constructor(
    private readonly transactions: AccountTransactions,
    private readonly orders: OrdersRepository,
    private readonly intents: IntentsRepository,
    private readonly fills: FillsRepository,
    private readonly reversal: FillReversal,
    private readonly alerts: ExecutionAlerts,
  ) {}

  async book(accountNumber: string, correction: BrokerCorrection): Promise<void> {
    await this.transactions.run(accountNumber, async (manager) => {
      const booked = await this.fills.loadOfOrder(manager, correction.order.orderId);
      const original = originalOf(booked, correction);
      if (original === undefined) return this.reportUnknown(manager, correction);
      if (original.isReversed) return;
      const intent = await this.intents.find(manager, correction.order.clientOrderId);
      await this.orders.correct(manager, correction.order);
      await this.reversal.reverse(manager, accountNumber, { original, intent, correction });
      await this.report(manager, correction, original);
    });
  }

  private async report(manager: EntityManager, { kind, order }: BrokerCorrection, fill: BookedFill): Promise<void> {
    const { symbol, side, orderId } = order;
    const what = `${side} ${formatDecimal(fill.qty)} ${symbol} at ${formatDecimal(fill.price)}`;
    const message = `The broker ${kind === 'bust' ? 'took back' : 'changed'} an execution (${what}); its opposite is booked.`;
    const detail = { kind, orderId, symbol, fillId: fill.id };
    await this.alerts.raise({ code: 'execution_reversed', subject: fill.id, message, detail }, manager);
  }

  /** What it is about is not guessed: the account now differs from the ledger, and that holds trading. */
  private async reportUnknown(
    manager: EntityManager,
    { kind, order, executionId, correctedExecutionId }: BrokerCorrection,
  ): Promise<void> {
    const subject = executionId ?? `${order.orderId} ${kind}`;
    const message = `The broker corrected an execution of order ${order.orderId} that cannot be told: nothing is booked.`;
    const detail = { kind, orderId: order.orderId, correctedExecutionId };
    await this.alerts.raise({ code: 'correction_not_booked', subject, message, detail }, manager);
  }
}

/** The broker names the execution, or the order has only one. */
function originalOf(
  booked: readonly BookedFill[],
  { executionId, correctedExecutionId }: BrokerCorrection,
): BookedFill | undefined {
  const names = [correctedExecutionId, executionId].filter((name) => name !== null);
  const named = booked.find((fill) => fill.executionId !== null && names.includes(fill.executionId));
  return named ?? (booked.length === 1 ? booked[0] : undefined);
}
