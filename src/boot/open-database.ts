import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AppError } from '../common/app-error.js';
import type { ConfigValues } from '../config/config-keys.js';
import { awaitDatabase } from '../platform/database/await-database.js';
import { connectToRunningServer, startEmbeddedServer } from '../platform/database/embedded-server.js';
import type { Logger } from '../platform/observability/logger.js';

export interface OpenDatabase {
  url: string;
  stop(): Promise<void>;
}

/** Below what supervisors give a start. */
const PATIENCE_MS = 60_000;

/**
 * The database of this process: the server named by `DATABASE_URL`, else the embedded one of the data directory.
 * `mayJoin`: a command beside a running `pas serve` uses that process's embedded server instead of owning it.
 */
export async function openDatabase(values: ConfigValues, logger: Logger, mayJoin: boolean): Promise<OpenDatabase> {
  if (values.DATABASE_URL !== undefined) {
    const onWait = (message: string): void => {
      logger.warn(message, 'database');
    };
    await awaitDatabase(values.DATABASE_URL, { patienceMs: PATIENCE_MS, onWait });
    return { url: values.DATABASE_URL, stop: () => Promise.resolve() };
  }
  const dataDir = resolve(values.DATA_DIR);
  await assertFolder(dataDir);
  const running = mayJoin ? await connectToRunningServer(dataDir) : undefined;
  if (running !== undefined) return { url: running, stop: () => Promise.resolve() };
  return startEmbeddedServer({
    dataDir,
    log: (message) => {
      logger.log(message, 'database');
    },
  });
}

/** It may be made yet. */
async function assertFolder(path: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new AppError('config_invalid', `DATA_DIR: "${path}" cannot be used (${code ?? 'unreadable'}).`, {
      cause: error,
    });
  });
  if (found?.isDirectory() === false) throw new AppError('config_invalid', `DATA_DIR: "${path}" is no folder.`);
}
