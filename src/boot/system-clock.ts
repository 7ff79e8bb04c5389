import type { Clock } from '../common/clock.port.js';

export const systemClock: Clock = { nowMs: () => Date.now() };
