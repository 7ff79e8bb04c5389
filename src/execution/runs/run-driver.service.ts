import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { isDatabaseAway } from '../../platform/database/database-away.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import type { Pace } from '../legs/leg-desk.service.js';
import { type Intent, IntentsRepository } from '../orders/intents.repository.js';
import { OrderRouter } from '../orders/order-router.service.js';
import { isCollision, OrderWatch } from '../orders/order-watch.service.js';
import { type Advance, needsResizing, OrderBatches } from './order-batches.service.js';
import { RunEnd } from './run-end.service.js';
import { RunPhases } from './run-phases.service.js';
import { type Stage, stageOf } from './run-stage.js';
import { failureOf, stopOf } from './run-stop.js';
import type { Run } from './runs.repository.js';

/** The next look at a run whose orders are working; anything heard of them comes sooner. */
const WORKING_MS = 1000;
/** While the broker takes no more orders, those that work are still looked after. */
const LONGEST_PAUSE_MS = 5000;

/**
 * Takes the active run one step further, from whatever its rows say: a process that starts in the middle of a run goes on
 * where the last one stopped.
 */
@Injectable()
export class RunDriver {
  constructor(
    private readonly batches: OrderBatches,
    private readonly intents: IntentsRepository,
    private readonly router: OrderRouter,
    private readonly watch: OrderWatch,
    private readonly phases: RunPhases,
    private readonly end: RunEnd,
  ) {}

  /** Answers with the milliseconds until the next step, if nothing happens before; 0 means at once. */
  async step(account: PinnedAccount, run: Run): Promise<number> {
    if (run.status === 'queued') return this.begin(account, run);
    const intents = await this.intents.loadOfRun(run.id);
    await this.watch.report(intents);
    const stage = stageOf(run, intents);
    if (run.cancelRequestedAt !== null || intents.some(isCollision)) return this.cancel(account, stage);
    if (run.status === 'held') return this.resume(account, stage);
    const advance = await this.batches.advance(account, stage);
    return advance.hold === undefined ? this.goOn(account, run, advance) : this.phases.hold(run, advance.hold);
  }

  /** Ends a run that was not looked at yet; one that waits, may wait, or is under way, goes on when it can. */
  async refuse(run: Run, error: unknown): Promise<void> {
    if (run.status !== 'queued' || isPassing(run, error)) return;
    if (mayWaitOut(run, error)) await this.phases.waitForBroker(run);
    else if (run.reason === null) await this.end.fail(run, error);
  }

  /** Nothing of a waiting run has reached the broker, so whatever forbids it ends it with the reason. */
  private async begin(account: PinnedAccount, run: Run): Promise<number> {
    try {
      if (run.cancelRequestedAt === null) return await this.phases.begin(account, run);
      await this.phases.withdraw(run);
    } catch (error) {
      if (isPassing(run, error)) throw error;
      if (mayWaitOut(run, error)) {
        await this.phases.waitForBroker(run);
        throw error;
      }
      await this.end.fail(run, error);
    }
    return 0;
  }

  /** After a batch: at once where something is to be sent or stopped, to the next phase where nothing more comes, else later. */
  private async goOn(account: PinnedAccount, run: Run, { throttledMs, pace }: Advance): Promise<number> {
    const now = stageOf(run, await this.intents.loadOfRun(run.id));
    if (now.intents.some(isCollision)) return 0;
    if (throttledMs === 0 && now.open.every(({ state }) => state === 'pending')) {
      if (needsResizing(now) || now.open.length > 0) return 0;
      return pace.isOver ? this.next(account, now) : pace.waitMs;
    }
    await this.watch.watch(account, now.open);
    return Math.max(restMs(pace), Math.min(throttledMs, LONGEST_PAUSE_MS));
  }

  private async next(account: PinnedAccount, { run, phase }: Stage): Promise<number> {
    if (phase === 'sell') return this.phases.startBuys(account, run);
    await this.end.finish(account, run);
    return 0;
  }

  /** What is at the broker goes on. */
  private async resume(account: PinnedAccount, { run, phase, open }: Stage): Promise<number> {
    const atBroker = open.filter(({ state }) => state !== 'pending');
    await this.router.advance(account, atBroker);
    await this.watch.watch(account, atBroker);
    return this.phases.resume(account, run, phase);
  }

  /** Sends nothing more, cancels what is open, and ends when the broker is done with everything. */
  private async cancel(account: PinnedAccount, { run, intents: sent, open }: Stage): Promise<number> {
    const failure = failureOf(stopOf(run, sent));
    await this.router.withdraw(account, open, failure);
    await this.router.settleUnknown(account, open.filter(isUnknown), failure);
    const intents = await this.intents.loadOfRun(run.id);
    const left = stageOf(run, intents).open;
    if (left.length === 0) {
      await this.end.abandon(account, run);
      return 0;
    }
    await this.watch.cancel(account, left);
    return WORKING_MS;
  }
}

/** Whatever is heard of an order comes sooner; a leg may want something before. */
function restMs({ isOver, waitMs }: Pace): number {
  return isOver ? WORKING_MS : Math.min(WORKING_MS, waitMs);
}

function isUnknown({ state }: Intent): boolean {
  return state === 'unknown';
}

/**
 * It says nothing about the run: another process has it, the database is away, the broker takes no more requests for now,
 * or is away while the run waits.
 */
function isPassing(run: Run, error: unknown): boolean {
  if (isDatabaseAway(error) || isThrottled(error)) return true;
  if (!(error instanceof AppError)) return false;
  return error.code === 'executor_unavailable' || (run.reason !== null && error.code === 'broker_unavailable');
}

/** Nobody waits for the answer of a scheduled run, and there is no other before its next slot. */
function mayWaitOut({ trigger }: Run, error: unknown): boolean {
  return trigger === 'job' && error instanceof AppError && error.code === 'broker_unavailable';
}

/** The broker did nothing and will answer soon. */
function isThrottled(error: unknown): boolean {
  return error instanceof AppError && error.code === 'broker_throttled';
}
