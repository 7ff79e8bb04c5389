import type { Outage } from '../outage.js';
import { Bell } from './bell.js';

/** A wake-up that got lost costs at most this long. */
const POLL_MS = 1000;
const FIRST_BACKOFF_MS = 100;
const MAX_BACKOFF_MS = 10_000;

export interface Follower {
  /** Takes over what is new. Throws when it cannot. */
  step(): Promise<void>;
  /** After a step that threw: lets go of what is broken. */
  recover?(): Promise<void>;
}

/** Follows something that grows: a step at every wake-up and once a second; after a failed one with growing pauses. */
export class FollowLoop {
  private readonly bell = new Bell();
  private isStopping = false;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly outage: Outage,
    private readonly follower: Follower,
  ) {}

  start(): void {
    this.loop = this.run();
  }

  readonly wake = (): void => {
    this.bell.ring();
  };

  /** Resolves when the last step is over. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.bell.ring();
    await this.loop;
  }

  private async run(): Promise<void> {
    let waitMs = POLL_MS;
    let backoffMs = FIRST_BACKOFF_MS;
    while (!this.stopping()) {
      await this.bell.wait(waitMs);
      try {
        await this.follower.step();
        this.outage.worked();
        [waitMs, backoffMs] = [POLL_MS, FIRST_BACKOFF_MS];
      } catch (error) {
        this.outage.failed(error);
        await this.follower.recover?.();
        [waitMs, backoffMs] = [backoffMs, Math.min(backoffMs * 2, MAX_BACKOFF_MS)];
      }
    }
  }

  /** A method, because TypeScript would take the field for constant within the loop. */
  private stopping(): boolean {
    return this.isStopping;
  }
}
