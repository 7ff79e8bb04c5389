import type { Logger } from 'typeorm';

/** TypeORM writes to the console past our log; everything that it would report also reaches the caller as an exception. */
export const SILENT_LOGGER: Logger = {
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};
