import { resolve } from 'node:path';
import { AppConfig, type Role } from '../config/app-config.js';
import type { ConfigValues } from '../config/config-keys.js';
import { loadConfig } from '../config/load-config.js';
import { secretsOf } from '../config/secrets.js';
import { TokenVerifier } from '../platform/auth/token-verifier.js';
import { migrate } from '../platform/database/migrator.js';
import { Logger } from '../platform/observability/logger.js';
import type { PlatformParts } from '../platform/platform.module.js';
import { ownerToken, type OwnerToken } from './api-token.js';
import { openBroker } from './open-broker.js';
import { openDatabase } from './open-database.js';
import { systemClock } from './system-clock.js';
import { systemIds } from './system-ids.js';

/** The outside of a process: its database, broker and token are ready, and closed again in reverse order by `stop`. */
export interface Services {
  values: ConfigValues;
  parts: PlatformParts;
  owner: OwnerToken;
  stop(): Promise<void>;
}

export interface OpenServicesOptions {
  role: Role;
  /** Use the embedded database and exchange of a process that already runs on this data directory. */
  mayJoin: boolean;
  logLevel?: string;
}

export async function openServices({ role, mayJoin, logLevel }: OpenServicesOptions): Promise<Services> {
  const values = loadConfig();
  const format = values.LOG_FORMAT ?? (process.stdout.isTTY ? 'pretty' : 'json');
  const logger = new Logger({ level: logLevel ?? values.LOG_LEVEL, format, secrets: secretsOf(values) });
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of stops.splice(0).reverse()) await close();
  };
  try {
    const database = await openDatabase(values, logger, mayJoin);
    stops.push(() => database.stop());
    // The exchange has a schema of its own, so neither waits for the other; both come to an end before a failure is told.
    const opening = openBroker(values, { databaseUrl: database.url, logger });
    const [migration, opened] = await Promise.allSettled([migrate(database.url, 'up'), opening]);
    if (opened.status === 'fulfilled') stops.push(() => opened.value.stop());
    if (migration.status === 'rejected') throw migration.reason;
    const broker = await opening;
    const owner = ownerToken(values.API_TOKEN, resolve(values.DATA_DIR));
    const config = new AppConfig({ ...values, API_TOKEN: owner.token }, role, {
      databaseUrl: database.url,
      broker: broker.endpoints,
    });
    const tokens = new TokenVerifier(owner.token, values.API_TOKENS);
    return { values, parts: { config, tokens, logger, clock: systemClock, ids: systemIds }, owner, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
