import pg from 'pg';
import { DataSource, type EntitySchema } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { MIGRATIONS } from '../../../migrations/index.js';
import { SILENT_LOGGER } from './silent.logger.js';

export interface DatabaseOptions {
  /** Shown in pg_stat_activity, so that an administrator sees who holds a connection. */
  applicationName: string;
  /** Entity classes of the modules that use this data source. */
  entities?: (EntitySchema | (new (...args: never[]) => object))[];
  poolSize?: number;
  /** 0, the default, is no limit. */
  statementTimeoutMs?: number;
}

const CONNECT_TIMEOUT_MS = 10_000;
/**
 * A process that sleeps in the middle of a transaction must not keep its locks: another one is to take over. No transaction
 * waits for anything but the database, so none is idle for long.
 */
const IDLE_IN_TRANSACTION_MS = 10_000;

/** Whoever waits for an answer asks so often whether the other end is there still; the default is once in two hours. */
const KEEP_ALIVE_MS = 10_000;

/** A `date` stays the string YYYY-MM-DD; the driver's default is midnight in the time zone of the machine. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.DATE, (value: string) => value);

/** For Nest's TypeOrmModule, which creates the data source itself. */
export function dataSourceOptions(url: string, options: DatabaseOptions): PostgresDataSourceOptions {
  const { applicationName, entities = [], poolSize = 10, statementTimeoutMs = 0 } = options;
  return {
    type: 'postgres',
    url,
    entities,
    migrations: MIGRATIONS,
    poolSize,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    installExtensions: false,
    logger: SILENT_LOGGER,
    extra: {
      application_name: applicationName,
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      options: '-c timezone=UTC',
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      types,
    },
  };
}

export function createDataSource(url: string, options: DatabaseOptions): DataSource {
  return new DataSource(dataSourceOptions(url, options));
}
