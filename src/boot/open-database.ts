import { resolve } from 'node:path';
import type { ConfigValues } from '../config/config-keys.js';
import { connectToRunningServer, startEmbeddedServer } from '../platform/database/embedded-server.js';
import type { Logger } from '../platform/observability/logger.js';

export interface OpenDatabase {
  url: string;
  stop(): Promise<void>;
}

/**
 * The database of this process: the server named by `DATABASE_URL`, else the embedded one of the data directory.
 * `mayJoin`: a command beside a running `pas serve` uses that process's embedded server instead of owning it.
 */
export async function openDatabase(values: ConfigValues, logger: Logger, mayJoin: boolean): Promise<OpenDatabase> {
  if (values.DATABASE_URL !== undefined) return { url: values.DATABASE_URL, stop: () => Promise.resolve() };
  const dataDir = resolve(values.DATA_DIR);
  const running = mayJoin ? await connectToRunningServer(dataDir) : undefined;
  if (running !== undefined) return { url: running, stop: () => Promise.resolve() };
  return startEmbeddedServer({
    dataDir,
    log: (message) => {
      logger.log(message, 'database');
    },
  });
}
