import { decimal } from '../common/decimal.js';
import { SIMULATED_KEY } from '../config/app-config.js';
import type { ConfigValues } from '../config/config-keys.js';
import { startExchange, type RunningExchange } from '../exchange/exchange-server.js';
import type { Logger } from '../platform/observability/logger.js';
import { systemClock } from './system-clock.js';
import { systemIds } from './system-ids.js';

export interface ExchangePlace {
  databaseUrl: string;
  host: string;
  port: number;
  logger: Logger;
}

const SEED = 20_240_105;
const STARTING_CASH_USD = '100000';
const PARTIAL_FILL_SHARE = 0.1;
const MATCHING_DELAY_MS = 50;

/** The simulated exchange as PAS runs it: the settings say which clock, the rest is the demo's. */
export function startSimulatedExchange(values: ConfigValues, place: ExchangePlace): Promise<RunningExchange> {
  return startExchange({
    databaseUrl: place.databaseUrl,
    host: place.host,
    port: place.port,
    ...SIMULATED_KEY,
    clock: { mode: values.EXCHANGE_CLOCK, sessionSpeed: values.EXCHANGE_SESSION_SPEED },
    seed: SEED,
    startingCash: decimal(STARTING_CASH_USD),
    partialFillShare: PARTIAL_FILL_SHARE,
    matchingDelayMs: MATCHING_DELAY_MS,
    rateLimitPerMinute: null,
    wallClock: systemClock,
    ids: systemIds,
    log: (level, message, details) => {
      place.logger.pino[level]({ context: 'exchange', ...details }, message);
    },
  });
}
