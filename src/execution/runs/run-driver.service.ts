import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { type Intent, IntentsRepository, type Phase } from '../orders/intents.repository.js';
import { OrderRouter } from '../orders/order-router.service.js';
import { isCollision, isStuck, OrderWatch } from '../orders/order-watch.service.js';
import { isIntentSettled } from './intent-states.js';
import { RunEnd } from './run-end.service.js';
import { RunGate, type RunHold } from './run-gate.service.js';
import { RunPhases } from './run-phases.service.js';
import type { Run } from './runs.repository.js';

/** The next look at a run whose orders are working; anything heard of them comes sooner. */
const WORKING_MS = 1000;
/** While the broker takes no more orders, those that work are still looked after. */
const LONGEST_PAUSE_MS = 5000;

/** Where a run stands, by its rows. */
interface Stage {
  run: Run;
  phase: Phase;
  /** Orders of the phase of which more is to come. */
  open: readonly Intent[];
}

/**
 * Takes the active run one step further, from whatever its rows say: a process that starts in the middle of a run goes on
 * where the last one stopped.
 */
@Injectable()
export class RunDriver {
  constructor(
    private readonly gate: RunGate,
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
    const { hold, throttledMs } = await this.send(account, stage);
    if (hold !== undefined) return this.hold(run, hold);
    const left = stageOf(run, await this.intents.loadOfRun(run.id)).open;
    if (left.length === 0) return this.next(account, stage);
    await this.watch.watch(account, left);
    return Math.max(WORKING_MS, throttledMs);
  }

  /** Ends a run that was not looked at yet; one that waits, or is under way, goes on when it can. */
  async refuse(run: Run, error: unknown): Promise<void> {
    if (run.status === 'queued' && run.reason === null) await this.end.fail(run, error);
  }

  /** Nothing of a waiting run has reached the broker, so whatever forbids it ends it with the reason. */
  private async begin(account: PinnedAccount, run: Run): Promise<number> {
    try {
      if (run.cancelRequestedAt === null)
        return await this.phases.begin(account, run, await this.gate.lookToBegin(account));
      await this.phases.withdraw(run);
    } catch (error) {
      if (isPassing(run, error)) throw error;
      await this.end.fail(run, error);
    }
    return 0;
  }

  /** Answers with what forbids to send, and for how long the broker takes no more; what is unknown is looked up anyway. */
  private async send(
    account: PinnedAccount,
    { open }: Stage,
  ): Promise<{ hold: RunHold | undefined; throttledMs: number }> {
    const isSending = open.some(({ state }) => state === 'pending');
    const hold = isSending ? await this.gate.lookAgain(account) : undefined;
    const throttledMs = await this.router.advance(account, hold === undefined ? open : open.filter(isUnknown));
    if (hold === undefined) return { hold, throttledMs: Math.min(throttledMs, LONGEST_PAUSE_MS) };
    if (hold.reason !== 'market_closed') return { hold, throttledMs: 0 };
    const message = 'The market closed before the order was sent.';
    await this.router.withdraw(account, open, { code: 'market_closed', message });
    return { hold: undefined, throttledMs: 0 };
  }

  /** Buys are decided on reconciled books, too: the sells have just changed them. */
  private async next(account: PinnedAccount, { run, phase }: Stage): Promise<number> {
    if (phase === 'buy') {
      await this.end.finish(account, run);
      return 0;
    }
    const state = await this.gate.look(account);
    if (state.hold !== undefined && state.hold.reason !== 'market_closed') return this.hold(run, state.hold);
    await this.phases.startBuys(account, run, state);
    return 0;
  }

  private async hold(run: Run, hold: RunHold): Promise<number> {
    await this.phases.hold(run, hold);
    return hold.retryMs;
  }

  /** What is at the broker goes on; nothing is sent until what held the run is gone. */
  private async resume(account: PinnedAccount, { run, phase, open }: Stage): Promise<number> {
    const atBroker = open.filter(({ state }) => state !== 'pending');
    await this.router.advance(account, atBroker);
    await this.watch.watch(account, atBroker);
    const { hold } = await this.gate.look(account);
    if (hold !== undefined && hold.reason !== 'market_closed') return hold.retryMs;
    await this.phases.resume(run, phase);
    return 0;
  }

  /** Sends nothing more, cancels what is open, and ends when the broker is done with everything. */
  private async cancel(account: PinnedAccount, { run, open }: Stage): Promise<number> {
    await this.router.withdraw(account, open, { code: 'canceled', message: 'The run was canceled.' });
    await this.router.settleUnknown(account, open.filter(isUnknown));
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

/** A run that was held goes back to the phase that it was held in. */
function stageOf(run: Run, intents: readonly Intent[]): Stage {
  const isBuying = run.status === 'buys_in_progress' || intents.some(({ phase }) => phase === 'buy');
  const phase = isBuying ? 'buy' : 'sell';
  const open = intents.filter((intent) => intent.phase === phase && !isIntentSettled(intent.state) && !isStuck(intent));
  return { run, phase, open };
}

function isUnknown({ state }: Intent): boolean {
  return state === 'unknown';
}

/** It says nothing about the run: another process has it, or the broker does not answer while it waits. */
function isPassing(run: Run, error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  const isBrokerAway = error.code === 'broker_unavailable' || error.code === 'broker_throttled';
  return error.code === 'executor_unavailable' || (run.reason !== null && isBrokerAway);
}
