import type { Clock } from '../../common/clock.port.js';

/** What the headers state when there is no limit. */
const NOBODY_REACHES = 1_000_000;

export interface RateLimitState {
  limit: number;
  remaining: number;
  /** Seconds since the epoch. */
  resetAtSeconds: number;
  isExceeded: boolean;
}

/** Requests per window, by default a wall-clock minute, counted over the whole account as the real broker does. */
export class RateLimit {
  private readonly limit: number;
  private windowStartMs = 0;
  private used = 0;

  constructor(
    perMinute: number | null,
    private readonly clock: Clock,
    private readonly windowMs = 60_000,
  ) {
    this.limit = perMinute ?? NOBODY_REACHES;
  }

  count(): RateLimitState {
    const nowMs = this.clock.nowMs();
    const windowStartMs = nowMs - (nowMs % this.windowMs);
    if (windowStartMs !== this.windowStartMs) this.used = 0;
    this.windowStartMs = windowStartMs;
    this.used += 1;
    return {
      limit: this.limit,
      remaining: Math.max(0, this.limit - this.used),
      resetAtSeconds: (windowStartMs + this.windowMs) / 1000,
      isExceeded: this.used > this.limit,
    };
  }
}
