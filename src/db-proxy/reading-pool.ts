import type { Socket } from 'node:net';
import pg from 'pg';
import { AppError } from '../common/app-error.js';
import type { AppConfig } from '../config/app-config.js';
import type { Logger } from '../platform/observability/logger.js';
import { databaseFailureOf } from './sql/database-failure.js';

const CONNECT_TIMEOUT_MS = 5_000;
/** Beyond the server's own timeout: only a dead connection lets this much pass. */
const SILENCE_MS = 5_000;
/** A transaction that nobody goes on with, as of an export whose reader stands still. */
const IDLE_TRANSACTION_MS = 60_000;

/** How values are written is ours to say: a database that has it otherwise would round numbers, and cursors with them. */
const SESSION_SQL = `
  select set_config('timezone', 'UTC', false), set_config('datestyle', 'ISO', false),
         set_config('extra_float_digits', '1', false), set_config('intervalstyle', 'postgres', false),
         set_config('bytea_output', 'hex', false),
         set_config('statement_timeout', $1, false),
         set_config('idle_in_transaction_session_timeout', '${IDLE_TRANSACTION_MS}', false),
         set_config('default_transaction_read_only', 'on', false), set_config('role', $2, false)`;

interface PoolOptions {
  /** Connections at most. */
  max: number;
  /** Makes the socket of a connection; undefined: it is one as pg makes it. */
  stream?: () => Socket;
}

/** Connections apart from the rest of the system, acting as the reading role, read-only, each statement with a time limit. */
export function openReadingPool(config: AppConfig, logger: Logger, options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: config.databaseUrl,
    application_name: 'pas-db-proxy',
    ...options,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: config.dbStatementTimeoutMs + SILENCE_MS,
    keepAlive: true,
    // The pool waits for it before it lends the connection, which its type does not say.
    // eslint-disable-next-line @typescript-eslint/no-misused-promises
    onConnect: (client) => takeOnRole(client, config),
  });
  pool.on('error', (error) => {
    logger.warn({ err: error }, 'an idle connection of the table API was lost');
  });
  return pool;
}

async function takeOnRole(client: pg.ClientBase, { dbProxyRole, dbStatementTimeoutMs }: AppConfig): Promise<void> {
  try {
    await client.query(SESSION_SQL, [String(dbStatementTimeoutMs), dbProxyRole]);
  } catch (error) {
    if (databaseFailureOf(error) === 'connection_lost') throw error;
    throw new AppError(
      'config_invalid',
      'The database user cannot act as the role of DB_PROXY_ROLE: create the role and grant it to that user.',
      { cause: error },
    );
  }
}
