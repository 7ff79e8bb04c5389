import { decimal, decimalFromFloat } from '../common/decimal.js';
import { SIMULATED_KEY } from '../config/app-config.js';
import type { ConfigValues } from '../config/config-keys.js';
import type { ExchangeOptions } from '../exchange/exchange-options.js';
import { loadReplay } from '../exchange/replay/replay-bars.js';
import { createReplayDatabase } from '../exchange/replay/replay-database.js';
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
const SLIPPAGE_PLACES = 8;

/** Stored days once more. */
export interface ReplaySettings {
  /** Market seconds in a second. */
  speed: number;
  /** Basis points that a market order pays beyond the spread. */
  slippageBps: number;
  /** Percent of the traded volume that orders may take. */
  participationPercent: number;
}

/** A replay has a database of its own, made anew, and reads the bars of the usual one. Errors: `no_bars_to_replay`. */
export async function startReplay(
  values: ConfigValues,
  place: ExchangePlace,
  { speed, slippageBps, participationPercent }: ReplaySettings,
): Promise<RunningExchange> {
  const bars = await loadReplay(place.databaseUrl);
  return startExchange({
    ...exchangeOptions(values, { ...place, databaseUrl: await createReplayDatabase(place.databaseUrl) }),
    clock: { mode: 'accelerated', sessionSpeed: speed },
    partialFillShare: 0,
    replay: {
      bars,
      slippage: decimalFromFloat(slippageBps / 10_000, SLIPPAGE_PLACES),
      participation: participationPercent / 100,
    },
  });
}

/** The simulated exchange as PAS runs it: the settings say which clock, the rest is the demo's. */
export function startSimulatedExchange(values: ConfigValues, place: ExchangePlace): Promise<RunningExchange> {
  return startExchange(exchangeOptions(values, place));
}

function exchangeOptions(values: ConfigValues, place: ExchangePlace): ExchangeOptions {
  return {
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
  };
}
