import type { Clock } from '../../common/clock.port.js';
import { advanceAccelerated, wallMsToBoundary, type Acceleration } from './accelerated-time.js';
import { nextBoundary } from './sessions.js';

export type ClockMode = 'accelerated' | 'real' | 'manual';

export const CLOCK_MODES: readonly ClockMode[] = ['accelerated', 'real', 'manual'];

export interface ClockSettings extends Acceleration {
  mode: ClockMode;
}

/** A machine that slept does not make the accelerated market run through weeks at once. */
const LONGEST_STEP_MS = 10_000;

/** Market time, which never goes back. In accelerated mode it runs from an anchor that every turn of the market renews. */
export class ExchangeClock {
  private mode: ClockMode;
  private anchorMarketMs: number;
  private anchorWallMs: number;

  constructor(
    private readonly wall: Clock,
    private readonly settings: ClockSettings,
    startMs: number,
  ) {
    this.mode = settings.mode;
    this.anchorMarketMs = startMs;
    this.anchorWallMs = wall.nowMs();
  }

  get currentMode(): ClockMode {
    return this.mode;
  }

  nowMs(): number {
    return Math.max(this.anchorMarketMs, this.modeTimeMs());
  }

  /** Makes the present the point from which time runs on, and returns it. */
  anchor(): number {
    this.anchorMarketMs = this.nowMs();
    this.anchorWallMs = this.wall.nowMs();
    return this.anchorMarketMs;
  }

  switchMode(mode: ClockMode): void {
    this.anchor();
    this.mode = mode;
  }

  /** Manual mode only; the caller has refused instants in the past. */
  setManual(marketMs: number): void {
    this.anchorMarketMs = marketMs;
  }

  /** Wall time until the next open or close; undefined in manual mode, where none comes by itself. */
  wallMsUntilBoundary(): number | undefined {
    const nowMs = this.nowMs();
    switch (this.mode) {
      case 'manual':
        return undefined;
      case 'real':
        return nextBoundary(nowMs).atMs - nowMs;
      case 'accelerated':
        return wallMsToBoundary(nowMs, this.settings);
    }
  }

  private modeTimeMs(): number {
    switch (this.mode) {
      case 'manual':
        return this.anchorMarketMs;
      case 'real':
        return this.wall.nowMs();
      case 'accelerated': {
        const elapsedMs = Math.max(0, this.wall.nowMs() - this.anchorWallMs);
        return advanceAccelerated(this.anchorMarketMs, Math.min(elapsedMs, LONGEST_STEP_MS), this.settings);
      }
    }
  }
}
