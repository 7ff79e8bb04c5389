import { AppError } from '../../common/app-error.js';
import type { Random } from '../../common/random.js';
import { Bell } from '../../platform/events/bell.js';
import { REQUEST_LANES, type RequestLane } from './request-budget.port.js';
import type { RequestWindow, RequestWindowsRepository } from './request-windows.repository.js';

/** How much of the limit may be used up when a request of the lane leaves: the rest is for the lanes before it. */
const SHARE: Record<RequestLane, number> = { cancel: 1, lookup: 0.95, order: 0.9, data: 0.8 };
/**
 * How long a request waits. An order does not: whoever sends it must look again whether it is still wanted. A cancel waits
 * for a whole window.
 */
const PATIENCE_MS: Record<RequestLane, number> = { cancel: 70_000, lookup: 15_000, order: 1000, data: 70_000 };
/** All processes wait for the same moment; they need not all knock at it. */
const JITTER_MS = 250;

interface Waiter {
  lane: RequestLane;
  deadlineMs: number;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** The requests of this process that wait to leave for one host, the most urgent first. */
export class RequestQueue {
  private readonly waiting: Waiter[] = [];
  private readonly bell = new Bell();
  private isServing = false;
  private isHurried = false;

  constructor(
    private readonly host: string,
    private readonly windows: RequestWindowsRepository,
    private readonly random: Random,
    private readonly onWindow: (window: RequestWindow) => void,
  ) {}

  take(lane: RequestLane): Promise<void> {
    return new Promise((resolve, reject) => {
      this.enqueue({ lane, deadlineMs: performance.now() + PATIENCE_MS[lane], resolve, reject });
      if (this.isServing) this.bell.ring();
      else void this.serve();
    });
  }

  /** From now on nothing waits: what cannot leave at once is sent away. */
  hurry(): void {
    this.isHurried = true;
    this.bell.ring();
  }

  private enqueue(waiter: Waiter): void {
    const next = this.waiting.findIndex(({ lane }) => rankOf(lane) > rankOf(waiter.lane));
    this.waiting.splice(next === -1 ? this.waiting.length : next, 0, waiter);
  }

  private async serve(): Promise<void> {
    this.isServing = true;
    try {
      while (this.waiting.length > 0) await this.grantFirstLane();
    } catch (error) {
      for (const { reject } of this.waiting.splice(0)) reject(error);
    } finally {
      this.isServing = false;
    }
  }

  /** One question to the database for all that wait in the lane. Where they get nothing, the lanes after it get nothing. */
  private async grantFirstLane(): Promise<void> {
    const lane = this.waiting[0]?.lane;
    if (lane === undefined) return;
    const count = this.waiting.filter((waiter) => waiter.lane === lane).length;
    const window = await this.windows.take(this.host, { count, share: SHARE[lane] });
    this.onWindow(window);
    for (let i = 0; i < window.granted; i++) this.release(lane);
    if (window.granted >= count) return;
    this.sendAway(window);
    if (this.waiting.length > 0) await this.bell.wait(window.waitMs + this.random.next() * JITTER_MS);
  }

  private release(lane: RequestLane): void {
    const index = this.waiting.findIndex((waiter) => waiter.lane === lane);
    this.waiting.splice(index, 1)[0]?.resolve();
  }

  private sendAway({ waitMs, limit }: RequestWindow): void {
    const nextMs = performance.now() + waitMs;
    const impatient = this.waiting.filter(({ deadlineMs }) => this.isHurried || deadlineMs < nextMs);
    for (const waiter of impatient) {
      this.waiting.splice(this.waiting.indexOf(waiter), 1);
      waiter.reject(throttled(limit, waitMs));
    }
  }
}

function rankOf(lane: RequestLane): number {
  return REQUEST_LANES.indexOf(lane);
}

function throttled(limit: number, waitMs: number): AppError {
  const seconds = Math.ceil(waitMs / 1000);
  return new AppError(
    'broker_throttled',
    `The requests that the broker takes (${limit} a minute) are used up: ask again in ${seconds} s.`,
    { details: { retry_after_ms: Math.ceil(waitMs) } },
  );
}
