import type { SessionSchedule } from './job-schedule.js';
import type { MarketSession } from './market-schedule.port.js';

const MINUTE_MS = 60_000;

export interface SlotWindow {
  /** Exclusive. */
  afterMs: number;
  /** Inclusive. */
  upToMs: number;
}

/** The slots of a session schedule that fall into the window, oldest first. */
export function computeSessionSlots(
  schedule: SessionSchedule,
  sessions: readonly MarketSession[],
  window: SlotWindow,
): number[] {
  return sessions
    .map((session) => (schedule.market === 'open' ? session.openMs : session.closeMs))
    .map((anchorMs) => anchorMs + schedule.offsetMinutes * MINUTE_MS)
    .filter((slotMs) => slotMs > window.afterMs && slotMs <= window.upToMs)
    .sort((a, b) => a - b);
}
