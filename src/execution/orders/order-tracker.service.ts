import { Inject, Injectable } from '@nestjs/common';
import type { PinnedAccount } from '../account/accounts.repository.js';
import {
  BROKER,
  type Broker,
  type BrokerCorrection,
  type BrokerFill,
  type TradeUpdate,
} from '../broker/broker.port.js';
import { CorrectionBook } from '../ledger/correction-book.service.js';
import { FillBook } from '../ledger/fill-book.service.js';
import { FillsRepository } from '../ledger/fills.repository.js';
import { OrdersRepository } from './orders.repository.js';

/** Market time that is read again before the last known execution: the broker may list one late. */
const OVERLAP_MS = 3_600_000;

/** An order that the broker has taken. */
export interface PlacedOrder {
  orderId: string;
  /** Market time. */
  submittedAtMs: number;
}

/** Learns what became of orders: from the stream as it happens, from the broker's records for what the stream did not tell. */
@Injectable()
export class OrderTracker {
  constructor(
    @Inject(BROKER) private readonly broker: Broker,
    private readonly book: FillBook,
    private readonly corrections: CorrectionBook,
    private readonly fills: FillsRepository,
    private readonly orders: OrdersRepository,
  ) {}

  async hear({ accountNumber }: PinnedAccount, { order, fill }: TradeUpdate): Promise<void> {
    await this.book.book(accountNumber, order, fill === null ? [] : [fill]);
  }

  async hearCorrection({ accountNumber }: PinnedAccount, correction: BrokerCorrection): Promise<void> {
    await this.corrections.book(accountNumber, correction);
  }

  /** Books every execution since the last one that is known. Answers with how many were missing. */
  async catchUp(account: PinnedAccount): Promise<number> {
    const last = await this.fills.loadLastMs();
    return this.bookSince(account, last === undefined ? account.openedAtMs : last - OVERLAP_MS);
  }

  /**
   * Asks the broker about orders that should be done by now; the executions since the first of them come first. Answers
   * with how many of these were missing.
   */
  async refresh(account: PinnedAccount, orders: readonly PlacedOrder[]): Promise<number> {
    if (orders.length === 0) return 0;
    const missing = await this.bookSince(account, Math.min(...orders.map(({ submittedAtMs }) => submittedAtMs)));
    // One request tells of all that still work; only those that do not are asked for one by one.
    const open = new Set((await this.broker.fetchOpenOrders()).map(({ orderId }) => orderId));
    for (const { orderId } of orders) if (!open.has(orderId)) await this.ask(account, orderId, []);
    return missing;
  }

  /** Takes in every open order of the account, ours or not, and asks about those that are open only in our books. */
  async sweep(account: PinnedAccount): Promise<void> {
    const { accountNumber } = account;
    const believed = await this.orders.loadOpen(accountNumber);
    const open = await this.broker.fetchOpenOrders();
    for (const order of open) {
      const known = believed.get(order.orderId);
      const isNews = known?.status !== order.status || !known.filledQty.eq(order.filledQty);
      if (isNews) await this.book.book(accountNumber, order);
    }
    const listed = new Set(open.map(({ orderId }) => orderId));
    for (const orderId of believed.keys()) if (!listed.has(orderId)) await this.ask(account, orderId, []);
  }

  private async bookSince(account: PinnedAccount, sinceMs: number): Promise<number> {
    // What was executed before the opening balance is in it. The broker leaves the instant itself out.
    const found = groupByOrder(await this.broker.fetchFillsSince(Math.max(account.openedAtMs, sinceMs) - 1));
    const booked = await this.fills.loadBookedQuantities([...found.keys()]);
    let missing = 0;
    for (const [orderId, fills] of found) {
      const isKnown = fills.every(({ cumQty }) => booked.get(orderId)?.gte(cumQty) === true);
      if (!isKnown) missing += await this.ask(account, orderId, fills);
    }
    return missing;
  }

  private async ask({ accountNumber }: PinnedAccount, orderId: string, fills: readonly BrokerFill[]): Promise<number> {
    const order = await this.broker.fetchOrder(orderId);
    return order === undefined ? 0 : this.book.book(accountNumber, order, fills);
  }
}

function groupByOrder(fills: readonly BrokerFill[]): Map<string, BrokerFill[]> {
  const groups = new Map<string, BrokerFill[]>();
  for (const fill of fills) groups.set(fill.orderId, [...(groups.get(fill.orderId) ?? []), fill]);
  return groups;
}
