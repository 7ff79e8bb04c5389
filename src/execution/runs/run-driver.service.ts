import { Injectable, Logger } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { type Intent, IntentsRepository, type Phase } from '../orders/intents.repository.js';
import { OrderRouter } from '../orders/order-router.service.js';
import type { PlacedOrder } from '../orders/order-tracker.service.js';
import { TradingFeed } from '../orders/trading-feed.service.js';
import { isIntentSettled } from './intent-states.js';
import { MarketGate } from './market-gate.service.js';
import { RunEnd } from './run-end.service.js';
import { RunPhases } from './run-phases.service.js';
import type { Run } from './runs.repository.js';

/** How long a market order may take before what is left of it is canceled. */
const ORDER_PATIENCE_MS = 120_000;
/** An order of which nothing was heard for so long is asked for. */
const SILENCE_MS = 2000;
/** The next look at a run whose orders are working; anything heard of them comes sooner. */
const WORKING_MS = 1000;
/** While the broker takes no more orders, those that work are still looked after. */
const LONGEST_PAUSE_MS = 5000;
/** Lets the broker's request limit live while orders work for long. */
const REFRESH_MS = 3000;

/**
 * Takes the active run one step further, from whatever its rows say: a process that starts in the middle of a run goes on
 * where the last one stopped.
 */
@Injectable()
export class RunDriver {
  private readonly logger = new Logger(RunDriver.name);
  private nextRefreshMs = 0;

  constructor(
    private readonly gate: MarketGate,
    private readonly intents: IntentsRepository,
    private readonly router: OrderRouter,
    private readonly trading: TradingFeed,
    private readonly phases: RunPhases,
    private readonly end: RunEnd,
  ) {}

  /** Answers with the milliseconds until the next step, if nothing happens before; 0 means at once. */
  async step(account: PinnedAccount, run: Run): Promise<number> {
    if (run.status === 'queued') return this.begin(account, run);
    const phase = run.status === 'sells_in_progress' ? 'sell' : 'buy';
    const intents = await this.loadOpen(run, phase);
    if (run.cancelRequestedAt !== null) return this.cancel(account, run, intents);
    const throttledMs = await this.advance(account, intents);
    const left = await this.loadOpen(run, phase);
    if (left.length > 0) return Math.max(await this.watch(account, left), Math.min(throttledMs, LONGEST_PAUSE_MS));
    if (phase === 'sell') await this.phases.startBuys(account, run);
    else await this.end.finish(account, run);
    return 0;
  }

  /** Ends a run that was not looked at yet; one that waits for the market, or is under way, goes on when it can. */
  async refuse(run: Run, error: unknown): Promise<void> {
    if (run.status === 'queued' && run.reason === null) await this.end.fail(run, error);
  }

  /** Nothing of a waiting run has reached the broker, so whatever forbids it ends it with the reason. */
  private async begin(account: PinnedAccount, run: Run): Promise<number> {
    try {
      return await this.phases.begin(account, run);
    } catch (error) {
      if (error instanceof AppError && error.code === 'executor_unavailable') throw error;
      await this.end.fail(run, error);
      return 0;
    }
  }

  private async loadOpen(run: Run, phase: Phase): Promise<Intent[]> {
    const intents = await this.intents.loadOfRun(run.id);
    return intents.filter((intent) => intent.phase === phase && !isIntentSettled(intent.state));
  }

  private async advance(account: PinnedAccount, intents: readonly Intent[]): Promise<number> {
    const isSending = intents.some(({ state }) => state === 'pending');
    if (!isSending || (await this.gate.look()).isOpen) return this.router.advance(account, intents);
    const message = 'The market closed before the order was sent.';
    await this.router.withdraw(account, intents, { code: 'market_closed', message });
    return this.router.advance(account, intents.filter(isUnknown));
  }

  private async watch(account: PinnedAccount, left: readonly Intent[]): Promise<number> {
    const silent = left.filter(({ state, ageMs }) => state === 'accepted' && ageMs > SILENCE_MS);
    if (silent.length === 0 || performance.now() < this.nextRefreshMs) return WORKING_MS;
    this.nextRefreshMs = performance.now() + REFRESH_MS;
    await this.trading.refresh(account, silent.flatMap(asPlaced));
    const overdue = silent.filter(({ ageMs }) => ageMs > ORDER_PATIENCE_MS);
    if (overdue.length > 0) {
      const orders = overdue.map(({ clientOrderId }) => clientOrderId);
      this.logger.warn({ orders }, 'orders took too long and are canceled');
      await this.router.cancel(overdue);
    }
    return WORKING_MS;
  }

  /** Sends nothing more, cancels what is open, and ends when the broker is done with everything. */
  private async cancel(account: PinnedAccount, run: Run, intents: readonly Intent[]): Promise<number> {
    await this.router.withdraw(account, intents, { code: 'canceled', message: 'The run was canceled.' });
    await this.router.settleUnknown(account, intents.filter(isUnknown));
    const phase = run.status === 'sells_in_progress' ? 'sell' : 'buy';
    const left = await this.loadOpen(run, phase);
    if (left.length === 0) {
      await this.end.abandon(account, run);
      return 0;
    }
    await this.router.cancel(left);
    await this.trading.refresh(account, left.flatMap(asPlaced));
    return WORKING_MS;
  }
}

function isUnknown({ state }: Intent): boolean {
  return state === 'unknown';
}

function asPlaced({ orderId, submittedAtMs }: Intent): PlacedOrder[] {
  return orderId === null || submittedAtMs === null ? [] : [{ orderId, submittedAtMs }];
}
