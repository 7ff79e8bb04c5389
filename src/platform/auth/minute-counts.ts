import type { Clock } from '../../common/clock.port.js';

interface Window {
  count: number;
  endsMs: number;
}

export interface Count {
  count: number;
  /** Until the count begins anew. */
  leftMs: number;
}

const WINDOW_MS = 60_000;
const MOST_KEYS = 10_000;

/** How often each key was seen within a minute. Of more keys than it holds, those seen first are forgotten. */
export class MinuteCounts {
  private readonly windows = new Map<string, Window>();

  constructor(private readonly clock: Clock) {}

  add(key: string): Count {
    const nowMs = this.clock.nowMs();
    let window = this.current(key, nowMs);
    if (window === undefined) {
      window = { count: 0, endsMs: nowMs + WINDOW_MS };
      this.windows.delete(key);
      this.windows.set(key, window);
      this.forgetOldest();
    }
    window.count++;
    return { count: window.count, leftMs: window.endsMs - nowMs };
  }

  get(key: string): Count {
    const nowMs = this.clock.nowMs();
    const window = this.current(key, nowMs);
    return window === undefined ? { count: 0, leftMs: 0 } : { count: window.count, leftMs: window.endsMs - nowMs };
  }

  /** One that has more left than it ever had is of a clock that was set back since; it would last for as long as that. */
  private current(key: string, nowMs: number): Window | undefined {
    const window = this.windows.get(key);
    const leftMs = (window?.endsMs ?? nowMs) - nowMs;
    return leftMs > 0 && leftMs <= WINDOW_MS ? window : undefined;
  }

  private forgetOldest(): void {
    if (this.windows.size <= MOST_KEYS) return;
    const [oldest] = this.windows.keys();
    if (oldest !== undefined) this.windows.delete(oldest);
  }
}
