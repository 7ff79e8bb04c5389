import { CLOSE, type Close } from './close-codes.js';

/** What clients may take to hear the last frames before they are cut off. */
export const GOODBYE_MS = 2000;
/** The clients of a server that goes away come back over this time, not all at once. */
const RECONNECT_MS = { soonest: 250, spread: 2750 };

/** When one client should come back: another time for each. */
export function reconnectAfterMs(): number {
  return Math.round(RECONNECT_MS.soonest + Math.random() * RECONNECT_MS.spread);
}

export function shutdownClose(reconnectMs: number): Close {
  return { ...CLOSE.shutdown, reason: `${CLOSE.shutdown.reason}; reconnect in ${reconnectMs} ms` };
}
