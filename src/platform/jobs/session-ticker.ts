import { Logger } from '@nestjs/common';
import { Outage } from '../outage.js';
import type { JobDefinition } from './job-registry.js';
import { isSessionSchedule } from './job-schedule.js';
import type { MarketSchedule } from './market-schedule.port.js';
import { computeSessionSlots } from './session-slots.js';

const DAY_MS = 86_400_000;
/** At start the latest slot is looked for this far back: more than the longest closure of the exchange in decades. */
const LOOKBACK_MS = 10 * DAY_MS;

/**
 * Finds the session slots that became due since the last tick, however fast the market runs. After a start only the
 * latest slot of each job is still worth firing; the ones before it were missed.
 */
export class SessionTicker {
  private readonly outage = new Outage(new Logger(SessionTicker.name), 'the market schedule');
  private lastMs: number | undefined;
  private isTicking = false;

  constructor(
    private readonly schedule: MarketSchedule,
    private readonly jobs: readonly JobDefinition[],
    private readonly fire: (job: JobDefinition, slotMs: number, isCatchUp: boolean) => Promise<void>,
  ) {}

  /** Never rejects: what failed is looked at again by the next tick. */
  async tick(): Promise<void> {
    if (this.isTicking) return;
    this.isTicking = true;
    try {
      await this.fireDue();
      this.outage.worked();
    } catch (error) {
      this.outage.failed(error);
    } finally {
      this.isTicking = false;
    }
  }

  private async fireDue(): Promise<void> {
    const nowMs = await this.schedule.fetchNowMs();
    // Market time runs backwards only when a simulated market was reset: that is a start.
    const lastMs = this.lastMs !== undefined && this.lastMs <= nowMs ? this.lastMs : undefined;
    const afterMs = lastMs ?? nowMs - LOOKBACK_MS;
    const sessions = await this.schedule.fetchSessions(afterMs - DAY_MS, nowMs + DAY_MS);
    for (const job of this.jobs) {
      if (!isSessionSchedule(job.schedule)) continue;
      const due = computeSessionSlots(job.schedule, sessions, { afterMs, upToMs: nowMs });
      const isStart = lastMs === undefined;
      for (const slotMs of isStart ? due.slice(-1) : due) await this.fire(job, slotMs, isStart);
    }
    this.lastMs = nowMs;
  }
}
