import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Gathering } from '../../common/gathering.js';
import { isDatabaseAway } from '../../platform/database/database-away.js';
import { AccountTransactions } from '../account/account-transactions.service.js';
import { ExecutionAlerts } from '../alerts/execution-alerts.service.js';
import type { BrokerFill, BrokerOrder } from '../broker/broker.port.js';
import { IntentsRepository } from '../orders/intents.repository.js';
import { OrdersRepository } from '../orders/orders.repository.js';
import { Booking, type KnownOrders, type OrderReport } from './booking.js';
import { FillPosting } from './fill-posting.service.js';

/** More would keep those that wait for the account's lock waiting for long. */
const MOST_AT_ONCE = 64;

/**
 * Books what the broker says of an order: its state, its executions, the sleeves' ledger, the intent behind it and the
 * event, all in one transaction. Whichever way an execution is told, and however often, it is booked once. Bookings wait
 * for each other anyway, so those that wait are booked together, in the order in which they were asked for.
 */
@Injectable()
export class FillBook {
  private readonly byAccount = new Map<string, Gathering<OrderReport, number>>();

  constructor(
    private readonly transactions: AccountTransactions,
    private readonly orders: OrdersRepository,
    private readonly intents: IntentsRepository,
    private readonly posting: FillPosting,
    private readonly alerts: ExecutionAlerts,
  ) {}

  /** Answers with the number of executions that were new. */
  async book(accountNumber: string, order: BrokerOrder, fills: readonly BrokerFill[] = []): Promise<number> {
    const reports = this.byAccount.get(accountNumber) ?? this.open(accountNumber);
    return reports.add({ order, fills });
  }

  private open(accountNumber: string): Gathering<OrderReport, number> {
    const reports = new Gathering<OrderReport, number>((all) => this.bookAll(accountNumber, all), {
      mostAtOnce: MOST_AT_ONCE,
      isCommon: isDatabaseAway,
    });
    this.byAccount.set(accountNumber, reports);
    return reports;
  }

  private bookAll(accountNumber: string, reports: readonly OrderReport[]): Promise<number[]> {
    return this.transactions.run(accountNumber, async (manager) => {
      const booking = new Booking(await this.loadKnown(manager, reports));
      const fresh = reports.map((report) => booking.take(report));
      await this.orders.save(manager, accountNumber, booking.orders);
      await this.posting.post(manager, accountNumber, booking.fills);
      await this.intents.moveAll(manager, booking.moves);
      for (const alert of booking.alerts) await this.alerts.raise(alert, manager);
      return fresh;
    });
  }

  private async loadKnown(manager: EntityManager, reports: readonly OrderReport[]): Promise<KnownOrders> {
    const orderIds = [...new Set(reports.map(({ order }) => order.orderId))];
    const clientOrderIds = [...new Set(reports.map(({ order }) => order.clientOrderId))];
    return {
      intents: await this.intents.findAll(manager, clientOrderIds),
      progress: await this.orders.loadProgress(manager, orderIds),
    };
  }
}
