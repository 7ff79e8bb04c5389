import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/clock.port.js';
import { StreamHub } from './stream-hub.js';

const BEAT_MS = 250;

/** Looks a few times a second at what is due by the clock. */
@Injectable()
export class StreamPulse implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly due: ((nowMs: number) => void)[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    hub: StreamHub,
  ) {
    this.due.push((nowMs) => {
      hub.beat(nowMs);
    });
  }

  /** Calls `work` whenever so much time has passed by the clock; where that is set back, the time begins anew. */
  every(periodMs: number, work: () => void): void {
    let lastMs = this.clock.nowMs();
    this.due.push((nowMs) => {
      if (nowMs < lastMs) lastMs = nowMs;
      if (nowMs - lastMs < periodMs) return;
      lastMs = nowMs;
      work();
    });
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      const nowMs = this.clock.nowMs();
      for (const look of this.due) look(nowMs);
    }, BEAT_MS);
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
