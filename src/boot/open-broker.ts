import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { alpacaEndpoints, SIMULATED_KEY, simulatedEndpoints, type BrokerEndpoints } from '../config/app-config.js';
import type { ConfigValues } from '../config/config-keys.js';
import type { Logger } from '../platform/observability/logger.js';
import { startSimulatedExchange } from './simulated-exchange.js';

export interface OpenBroker {
  endpoints: BrokerEndpoints;
  stop(): Promise<void>;
}

interface Dependencies {
  databaseUrl: string;
  logger: Logger;
}

const nothingToStop = (): Promise<void> => Promise.resolve();

/**
 * Alpaca where its keys are set, else the simulated exchange: the one at `EXCHANGE_URL`, the one that another process of
 * this data directory runs, or one started here.
 */
export async function openBroker(values: ConfigValues, dependencies: Dependencies): Promise<OpenBroker> {
  const alpaca = alpacaEndpoints(values);
  if (alpaca !== undefined) return { endpoints: alpaca, stop: nothingToStop };
  if (values.EXCHANGE_URL !== undefined) {
    return { endpoints: simulatedEndpoints(values.EXCHANGE_URL), stop: nothingToStop };
  }
  const addressFile = join(resolve(values.DATA_DIR), 'exchange-address');
  const running = await runningExchange(addressFile);
  if (running !== undefined) return { endpoints: simulatedEndpoints(running), stop: nothingToStop };
  return startOwnExchange(values, dependencies, addressFile);
}

async function startOwnExchange(
  values: ConfigValues,
  { databaseUrl, logger }: Dependencies,
  addressFile: string,
): Promise<OpenBroker> {
  const exchange = await startSimulatedExchange(values, {
    databaseUrl,
    host: '127.0.0.1',
    port: values.EXCHANGE_PORT,
    logger,
  });
  mkdirSync(resolve(values.DATA_DIR), { recursive: true });
  writeFileSync(addressFile, exchange.url);
  return {
    endpoints: simulatedEndpoints(exchange.url),
    stop: async () => {
      rmSync(addressFile, { force: true });
      await exchange.stop();
    },
  };
}

/** After a crash the file names an exchange that is gone, or a port that now belongs to somebody else: ask it. */
async function runningExchange(addressFile: string): Promise<string | undefined> {
  if (!existsSync(addressFile)) return undefined;
  const url = readFileSync(addressFile, 'utf8').trim();
  try {
    const answer = await fetch(`${url}/control/status`, {
      headers: { 'APCA-API-KEY-ID': SIMULATED_KEY.keyId, 'APCA-API-SECRET-KEY': SIMULATED_KEY.secretKey },
      signal: AbortSignal.timeout(1000),
    });
    return answer.ok ? url : undefined;
  } catch {
    return undefined;
  }
}
