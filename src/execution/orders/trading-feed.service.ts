import { Inject, Injectable, Logger } from '@nestjs/common';
import { IDS, type Ids } from '../../common/ids.port.js';
import { AccountOpening } from '../account/account-opening.service.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { BROKER, type Broker, type TradingConnection } from '../broker/broker.port.js';
import { ExecutionAlerts } from '../alerts/execution-alerts.service.js';
import { Reconciliation } from '../reconcile/reconciliation.service.js';
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
  /** Why the connection broke; undefined after a start. */
  private lostBecause: string | undefined;
  /** All that was heard so far. */
  private booking: Promise<unknown> = Promise.resolve();
  /** The last correction, which is about what was told before it and comes before what is told after it. */
  private correcting: Promise<void> = Promise.resolve();

  constructor(
    @Inject(BROKER) private readonly broker: Broker,
    private readonly opening: AccountOpening,
    private readonly tracker: OrderTracker,
    private readonly reconciliation: Reconciliation,
    private readonly alerts: ExecutionAlerts,
    @Inject(IDS) private readonly ids: Ids,
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
    if (missing > 0 && this.isUp) await this.replaceSilentStream(missing);
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
        const told = this.correcting.then(() => this.tracker.hear(account, update));
        this.booking = Promise.all([this.booking, this.attempt(update.order.orderId, told, onNews)]);
      },
      onCorrection: (correction) => {
        const told = this.booking.then(() => this.tracker.hearCorrection(account, correction));
        this.correcting = this.attempt(correction.order.orderId, told, onNews);
        this.booking = this.correcting;
      },
      onGap: () => {
        this.isUp = true;
        this.hasGap = true;
        onNews();
      },
      onDown: (because) => {
        this.lostBecause = because;
        this.logger.warn(`the trading stream is down: ${because}`);
        this.isUp = false;
        // What happens from now on is not told: it is read before anything new is traded.
        this.hasGap = true;
      },
    });
  }

  private async replaceSilentStream(missing: number): Promise<void> {
    const nowMs = performance.now();
    const isRepeated = nowMs - this.lastSilenceMs < REPEATED_MS;
    this.lastSilenceMs = nowMs;
    this.logger.warn({ missing }, 'the trading stream did not tell executions');
    this.connection?.restart('it did not tell executions');
    if (!isRepeated) return;
    const message =
      'The trading stream looks healthy and does not tell executions, again; they are read from the records.';
    await this.alerts.raise({ code: 'stream_silent', subject: this.ids.next(), message, detail: { missing } });
  }

  private async closeGap(account: PinnedAccount): Promise<void> {
    const { lostBecause } = this;
    this.hasGap = false;
    this.lostBecause = undefined;
    try {
      const missing = await this.tracker.catchUp(account);
      if (missing > 0) await this.reportGap(missing, lostBecause);
      await this.reconciliation.run(account, lostBecause === undefined ? 'start' : 'reconnect');
    } catch (error) {
      this.hasGap = true;
      this.lostBecause = lostBecause;
      throw error;
    }
  }

  private async reportGap(missing: number, because = 'not connected before'): Promise<void> {
    const message = `The trading stream did not tell ${missing} executions; they were booked from the broker's records.`;
    await this.alerts.raise({ code: 'stream_gap', subject: this.ids.next(), message, detail: { missing, because } });
  }

  private attempt(orderId: string, booking: Promise<void>, onNews: () => void): Promise<void> {
    return booking
      .catch((error: unknown) => {
        this.logger.error({ err: error, orderId }, 'an update was not booked; it is read again');
        this.hasGap = true;
      })
      .finally(onNews);
  }
}
