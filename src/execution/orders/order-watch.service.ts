import { Injectable, Logger } from '@nestjs/common';
import { AppConfig } from '../../config/app-config.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { ExecutionAlerts } from '../alerts/execution-alerts.service.js';
import type { Intent } from './intents.repository.js';
import { OrderRouter } from './order-router.service.js';
import type { PlacedOrder } from './order-tracker.service.js';
import { TradingFeed } from './trading-feed.service.js';

/** An order of which nothing was heard for so long is asked for. */
const SILENCE_MS = 2000;
/** Lets the broker's request limit live while orders work for long. */
const REFRESH_MS = 3000;
/** A cancellation that is not confirmed for so long may never be. */
const STUCK_MS = 60_000;

/** Looks after orders that are at the broker until it is done with them. */
@Injectable()
export class OrderWatch {
  private readonly logger = new Logger(OrderWatch.name);
  private nextRefreshMs = 0;

  constructor(
    private readonly config: AppConfig,
    private readonly router: OrderRouter,
    private readonly trading: TradingFeed,
    private readonly alerts: ExecutionAlerts,
  ) {}

  /** Asks the broker about orders that it has not told of, and cancels what is left of those that take too long. */
  async watch(account: PinnedAccount, working: readonly Intent[]): Promise<void> {
    const silent = working.filter(({ state, ageMs }) => state === 'accepted' && ageMs > SILENCE_MS);
    if (silent.length === 0 || performance.now() < this.nextRefreshMs) return;
    this.nextRefreshMs = performance.now() + REFRESH_MS;
    await this.trading.refresh(account, silent.flatMap(asPlaced));
    // How long a limit order may rest is the business of the style that placed it.
    const overdue = silent.filter(({ type, ageMs }) => type === 'market' && ageMs > this.config.orderTimeoutMs);
    if (overdue.length === 0) return;
    const orders = overdue.map(({ clientOrderId }) => clientOrderId);
    this.logger.warn({ orders }, 'orders took too long and are canceled');
    await this.router.cancel(overdue);
  }

  /** Cancels, and asks what became of it. */
  async cancel(account: PinnedAccount, working: readonly Intent[]): Promise<void> {
    await this.router.cancel(working);
    await this.trading.refresh(account, working.flatMap(asPlaced));
  }

  /** Tells people of what will not come right by itself. */
  async report(intents: readonly Intent[]): Promise<void> {
    for (const intent of intents) {
      const { clientOrderId, runId, symbol, side, orderId } = intent;
      const about = { subject: clientOrderId, detail: { runId, symbol, side, orderId } };
      if (isStuck(intent)) {
        const message = `The broker does not confirm that ${side} order ${clientOrderId} of ${symbol} is canceled: it counts as working.`;
        await this.alerts.raise({ code: 'cancel_stuck', message, ...about });
      }
      if (isCollision(intent)) {
        const message = `${intent.failure?.message ?? ''} The run ends; look who else uses the ids of this system.`;
        await this.alerts.raise({ code: 'client_id_collision', message, ...about });
      }
    }
  }
}

/** Its shares stay held, nothing takes its place, and nothing waits for it any more. */
export function isStuck({ orderStatus, orderStatusAgeMs }: Intent): boolean {
  return orderStatus === 'pending_cancel' && (orderStatusAgeMs ?? 0) > STUCK_MS;
}

/** Another order has the id of ours at the broker. */
export function isCollision({ failure }: Intent): boolean {
  return failure?.code === 'CLIENT_ID_COLLISION';
}

function asPlaced({ orderId, submittedAtMs }: Intent): PlacedOrder[] {
  return orderId === null || submittedAtMs === null ? [] : [{ orderId, submittedAtMs }];
}
