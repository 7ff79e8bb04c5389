import type { FastifyInstance } from 'fastify';
import { invalidRequest, unprocessable } from '../alpaca-error.js';
import type { Exchange } from '../exchange.js';
import { matchOrders } from '../floor/matching.js';
import { instantMs, optionalInstant } from '../http/query.js';
import { CLOCK_MODES, type ClockMode, type ExchangeClock } from '../time/exchange-clock.js';
import { clockJson } from './clock-json.js';
import { oneOf, optionalText, readBody } from './control-body.js';

/** One step lives through every open and close on its way, all in one turn. */
const LONGEST_STEP_DAYS = 400;
const DAY_MS = 86_400_000;

interface Setting {
  mode: ClockMode | undefined;
  atMs: number | undefined;
}

function parseSetting(body: unknown): Setting {
  const fields = readBody(body, ['mode', 'at']);
  const at = optionalInstant({ at: optionalText(fields, 'at') }, 'at');
  return {
    mode: fields['mode'] === undefined ? undefined : oneOf(fields['mode'], 'mode', CLOCK_MODES),
    atMs: at === null ? undefined : instantMs(at),
  };
}

function applySetting(clock: ExchangeClock, { mode, atMs }: Setting): void {
  if (atMs === undefined) {
    if (mode !== undefined) clock.switchMode(mode);
    return;
  }
  if ((mode ?? clock.currentMode) !== 'manual') throw invalidRequest('"at" can be set in the mode "manual" only');
  const nowMs = clock.nowMs();
  if (atMs < nowMs) throw unprocessable(`market time only moves forward; it is ${new Date(nowMs).toISOString()}`);
  if (atMs > nowMs + LONGEST_STEP_DAYS * DAY_MS) {
    throw unprocessable(`one step moves market time by ${LONGEST_STEP_DAYS} days at most`);
  }
  clock.switchMode('manual');
  // An accelerated clock has run on since it was read.
  clock.setManual(Math.max(atMs, clock.nowMs()));
}

/** Sets how market time runs. When the answer comes, every open and close up to the new time has happened. */
export function addClockRoute(server: FastifyInstance, { clock, floor }: Exchange): void {
  server.put('/control/clock', async ({ body }) => {
    const setting = parseSetting(body);
    // What has passed so far still happens in the old mode.
    await floor.turn(() => undefined);
    applySetting(clock, setting);
    await floor.turn((turn) => {
      matchOrders(turn, floor.rules);
    });
    return clockJson(clock);
  });
}
