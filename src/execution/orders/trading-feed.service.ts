import { Inject, Injectable, Logger } from '@nestjs/common';
import { AccountOpening } from '../account/account-opening.service.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import {
  BROKER,
  type Broker,
  type BrokerCorrection,
  type TradeUpdate,
  type TradingConnection,
} from '../broker/broker.port.js';
import { OrderTracker, type PlacedOrder } from './order-tracker.service.js';

/** A stream that was silent once more within this time is not silent by chance. */
const REPEATED_MS = 600_000;

/**
 * The trading stream of the process that executes: what it tells is booked in the order in which it came, and what it did
 * not tell, at its start or while it was down, is read from the broker's records.
 */
@Injectable()
export class TradingFeed {
  private readonly logger = new Logger(TradingFeed.name);
  private connection: TradingConnection | undefined;
  private hasGap = false;
  private isUp = false;
  private lastSilenceMs = Number.NEGATIVE_INFINITY;
  private booking: Promise<void> = Promise.resolve();

  constructor(
    @Inject(BROKER) private readonly broker: Broker,
    private readonly opening: AccountOpening,
    private readonly tracker: OrderTracker,
  ) {}

  /**
   * Connects, unless it is, and closes the gap, if there is one: after this everything up to now is booked. Answers with
   * the account. `onNews` is told of everything that may let a run go on.
   */
  async catchUp(onNews: () => void): Promise<PinnedAccount> {
    if (this.connection === undefined) {
      const account = await this.opening.ensure();
      this.hasGap = true;
      this.connection = this.connect(account, onNews);
    }
    const account = await this.opening.pinned();
    if (this.hasGap) await this.closeGap(account);
    return account;
  }

  /** Reads what became of orders that the stream should have told of. Where it did not, it is opened anew. */
  async refresh(account: PinnedAccount, orders: readonly PlacedOrder[]): Promise<void> {
    await this.booking;
    const missing = await this.tracker.refresh(account, orders);
    if (missing > 0 && this.isUp) this.replaceSilentStream(missing);
  }

  /** Stops listening; what was heard is booked first. */
  async leave(): Promise<void> {
    this.connection?.close();
    this.connection = undefined;
    await this.booking;
  }

  private connect(account: PinnedAccount, onNews: () => void): TradingConnection {
    return this.broker.connect({
      onUpdate: (update) => {
        this.bookNext(account, update, onNews);
      },
      onCorrection: (correction) => {
        this.correct(correction);
      },
      onGap: () => {
        this.isUp = true;
        this.hasGap = true;
        onNews();
      },
      onDown: (because) => {
        this.logger.warn(`the trading stream is down: ${because}`);
        this.isUp = false;
        // What happens from now on is not told: it is read before anything new is traded.
        this.hasGap = true;
      },
    });
  }

  /** Nothing that is booked is changed; the ledger now differs from the broker, which the reconciliation reports. */
  private correct({ kind, order, executionId, correctedExecutionId }: BrokerCorrection): void {
    const { orderId, symbol } = order;
    this.logger.error(
      { kind, orderId, symbol, executionId, correctedExecutionId },
      'the broker took back or changed an execution that is booked',
    );
  }

  private replaceSilentStream(missing: number): void {
    const nowMs = performance.now();
    const isRepeated = nowMs - this.lastSilenceMs < REPEATED_MS;
    this.lastSilenceMs = nowMs;
    this.logger[isRepeated ? 'error' : 'warn']({ missing }, 'the trading stream did not tell executions');
    this.connection?.restart('it did not tell executions');
  }

  private async closeGap(account: PinnedAccount): Promise<void> {
    this.hasGap = false;
    try {
      const missing = await this.tracker.catchUp(account);
      if (missing > 0) this.logger.log({ missing }, 'booked executions that the stream had not told');
    } catch (error) {
      this.hasGap = true;
      throw error;
    }
  }

  private bookNext(account: PinnedAccount, update: TradeUpdate, onNews: () => void): void {
    this.booking = this.booking
      .then(() => this.tracker.hear(account, update))
      .catch((error: unknown) => {
        this.logger.error({ err: error, orderId: update.order.orderId }, 'an update was not booked; it is read again');
        this.hasGap = true;
      })
      .finally(onNews);
  }
}
