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
    let window = this.windows.get(key);
    if (window === undefined || window.endsMs <= nowMs) {
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
    const window = this.windows.get(key);
    if (window === undefined || window.endsMs <= nowMs) return { count: 0, leftMs: 0 };
    return { count: window.count, leftMs: window.endsMs - nowMs };
  }

  private forgetOldest(): void {
    if (this.windows.size <= MOST_KEYS) return;
    const [oldest] = this.windows.keys();
    if (oldest !== undefined) this.windows.delete(oldest);
  }
}
