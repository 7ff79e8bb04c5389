import type { OnModuleDestroy } from '@nestjs/common';
import type { Random } from '../../common/random.js';
import type { RequestBudget, RequestLane, RequestLimit } from './request-budget.port.js';
import { RequestQueue } from './request-queue.js';
import type { RequestWindow, RequestWindowsRepository } from './request-windows.repository.js';

/** Room for the broker's clock, which tells whole seconds, and for the way to it. */
const MARGIN_MS = 250;
/** A window whose end is known this well is not corrected. */
const TOLERANCE_MS = 1500;
const LONGEST_WINDOW_MS = 61_000;
const FIRST_REFUSAL_MS = 1000;
const LONGEST_REFUSAL_MS = 60_000;
const REFUSAL_JITTER = 0.2;

interface HostState {
  queue: RequestQueue;
  /** As this process saw the window last. */
  known: { limit: number; used: number; endsAtMs: number } | undefined;
  refusalsInARow: number;
}

/** The budget in PostgreSQL, which every process reaches anyway and without which nothing is traded. */
export class SharedRequestBudget implements RequestBudget, OnModuleDestroy {
  private readonly hosts = new Map<string, HostState>();

  constructor(
    private readonly windows: RequestWindowsRepository,
    private readonly random: Random,
  ) {}

  /** A process that stops does not wait for the broker's next minute. */
  onModuleDestroy(): void {
    for (const { queue } of this.hosts.values()) queue.hurry();
  }

  take(host: string, lane: RequestLane): Promise<void> {
    return this.stateOf(host).queue.take(lane);
  }

  /** Writes only what is news: in the ordinary case every process counts as the broker does. */
  async heard(host: string, heard: RequestLimit): Promise<void> {
    const state = this.stateOf(host);
    state.refusalsInARow = 0;
    const endsInMs = usableReset(heard.resetInMs);
    const used = heard.limit - heard.remaining;
    if (state.known !== undefined && !isNews(state.known, { limit: heard.limit, used, endsInMs })) return;
    await this.windows.correct(host, { limit: heard.limit, used, endsInMs });
    const endsAtMs = endsInMs === null ? (state.known?.endsAtMs ?? 0) : performance.now() + endsInMs;
    state.known = { limit: heard.limit, used: Math.max(used, state.known?.used ?? 0), endsAtMs };
  }

  /** Until the broker counts anew, where that is why; else longer each time. */
  async refused(host: string, limit: RequestLimit | undefined): Promise<void> {
    const state = this.stateOf(host);
    state.refusalsInARow += 1;
    const resetMs = limit?.remaining === 0 ? usableReset(limit.resetInMs) : null;
    const backoffMs = Math.min(FIRST_REFUSAL_MS * 2 ** (state.refusalsInARow - 1), LONGEST_REFUSAL_MS);
    const waitMs = resetMs === null ? backoffMs : resetMs + FIRST_REFUSAL_MS;
    await this.windows.block(host, waitMs * (1 + this.random.next() * REFUSAL_JITTER));
  }

  private stateOf(host: string): HostState {
    const known = this.hosts.get(host);
    if (known !== undefined) return known;
    const state: HostState = {
      queue: new RequestQueue(host, this.windows, this.random, (window) => {
        state.known = seen(window);
      }),
      known: undefined,
      refusalsInARow: 0,
    };
    this.hosts.set(host, state);
    return state;
  }
}

function seen({ limit, used, waitMs }: RequestWindow): HostState['known'] {
  return { limit, used, endsAtMs: performance.now() + waitMs };
}

function isNews(
  known: NonNullable<HostState['known']>,
  { limit, used, endsInMs }: { limit: number; used: number; endsInMs: number | null },
): boolean {
  if (limit !== known.limit || used > known.used) return true;
  return endsInMs !== null && Math.abs(performance.now() + endsInMs - known.endsAtMs) > TOLERANCE_MS;
}

/** A reset that is past or far away tells of another clock, not of a window. */
function usableReset(resetInMs: number | null): number | null {
  return resetInMs === null || resetInMs < 0 || resetInMs > LONGEST_WINDOW_MS ? null : resetInMs + MARGIN_MS;
}
