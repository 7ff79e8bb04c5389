import type { Clock } from '../../common/clock.port.js';

const WINDOW_MS = 60_000;
/** What the headers state when there is no limit. */
const NOBODY_REACHES = 1_000_000;

export interface RateLimitState {
  limit: number;
  remaining: number;
  /** Seconds since the epoch. */
  resetAtSeconds: number;
  isExceeded: boolean;
}

export interface RateLimitSetting {
  /** Requests in a window; null for a limit that nobody reaches. */
  requests: number | null;
  windowMs: number;
}

/** Requests in windows of wall-clock time, counted over the whole account as the real broker does. */
export class RateLimit {
  private readonly usual: RateLimitSetting;
  private setting: RateLimitSetting;
  private windowStartMs = 0;
  private used = 0;

  constructor(
    perMinute: number | null,
    private readonly clock: Clock,
  ) {
    this.usual = { requests: perMinute, windowMs: WINDOW_MS };
    this.setting = this.usual;
  }

  get current(): RateLimitSetting {
    return this.setting;
  }

  /** Another limit, whose count begins anew; without one the usual limit again. */
  set(setting: RateLimitSetting = this.usual): void {
    this.setting = setting;
    this.used = 0;
  }

  count(): RateLimitState {
    const { requests, windowMs } = this.setting;
    const limit = requests ?? NOBODY_REACHES;
    const nowMs = this.clock.nowMs();
    const windowStartMs = nowMs - (nowMs % windowMs);
    if (windowStartMs !== this.windowStartMs) this.used = 0;
    this.windowStartMs = windowStartMs;
    this.used += 1;
    return {
      limit,
      remaining: Math.max(0, limit - this.used),
      resetAtSeconds: Math.ceil((windowStartMs + windowMs) / 1000),
      isExceeded: this.used > limit,
    };
  }
}
