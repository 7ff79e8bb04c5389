import type { ExchangeClock } from '../time/exchange-clock.js';
import { nextSession, openSession } from '../time/sessions.js';

export function clockJson(clock: ExchangeClock): Record<string, unknown> {
  const nowMs = clock.nowMs();
  const current = openSession(nowMs);
  const next = nextSession(nowMs);
  return {
    clock_mode: clock.currentMode,
    market_time: new Date(nowMs).toISOString(),
    is_open: current !== undefined,
    next_open: new Date(next.openMs).toISOString(),
    next_close: new Date((current ?? next).closeMs).toISOString(),
  };
}
