import { nextSession, openSession, previousSession } from './sessions.js';

export interface Acceleration {
  /** Market seconds that pass in one second of wall time while the market is open. */
  sessionSpeed: number;
  /** Wall seconds into which all the time from a close to the next open is compressed. */
  closedSeconds: number;
}

interface Stretch {
  endMs: number;
  speed: number;
}

function stretchAt(marketMs: number, acceleration: Acceleration): Stretch {
  const session = openSession(marketMs);
  if (session) return { endMs: session.closeMs, speed: acceleration.sessionSpeed };
  const { openMs } = nextSession(marketMs);
  return { endMs: openMs, speed: (openMs - previousSession(marketMs).closeMs) / (acceleration.closedSeconds * 1000) };
}

/** Market time after `wallMs` of wall time, starting at `fromMs`. */
export function advanceAccelerated(fromMs: number, wallMs: number, acceleration: Acceleration): number {
  let marketMs = fromMs;
  let leftMs = wallMs;
  for (;;) {
    const { endMs, speed } = stretchAt(marketMs, acceleration);
    const neededMs = (endMs - marketMs) / speed;
    if (leftMs < neededMs) return Math.floor(marketMs + leftMs * speed);
    leftMs -= neededMs;
    marketMs = endMs;
  }
}

/** Wall time until the end of the stretch (session or night) that holds `marketMs`. */
export function wallMsToBoundary(marketMs: number, acceleration: Acceleration): number {
  const { endMs, speed } = stretchAt(marketMs, acceleration);
  return (endMs - marketMs) / speed;
}
