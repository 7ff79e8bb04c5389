import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { AppError } from '../common/app-error.js';
import { AppConfig } from '../config/app-config.js';
import { Logger } from '../platform/observability/logger.js';
import { databaseFailureOf } from './sql/database-failure.js';

const CONNECT_TIMEOUT_MS = 5_000;
/** Beyond the server's own timeout: only a dead connection lets this much pass. */
const SILENCE_MS = 5_000;

const SESSION_SQL = `
  select set_config('timezone', 'UTC', false), set_config('statement_timeout', $1, false),
         set_config('default_transaction_read_only', 'on', false), set_config('role', $2, false)`;

/**
 * The connections of the table API: apart from the rest of the system, acting as the reading role, read-only, each
 * statement with a time limit.
 */
@Injectable()
export class TableReader implements OnApplicationShutdown {
  private readonly pool: pg.Pool;

  constructor(config: AppConfig, logger: Logger) {
    this.pool = new pg.Pool({
      connectionString: config.databaseUrl,
      application_name: 'pas-db-proxy',
      max: config.databasePoolSize,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: config.dbStatementTimeoutMs + SILENCE_MS,
      keepAlive: true,
      // The pool waits for it before it lends the connection, which its type does not say.
      // eslint-disable-next-line @typescript-eslint/no-misused-promises
      onConnect: (client) => takeOnRole(client, config),
    });
    this.pool.on('error', (error) => {
      logger.warn({ err: error }, 'an idle connection of the table API was lost');
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  /**
   * Rows of one read-only statement. Reading twice does no harm, so a lost connection is tried once more.
   * @throws AppError statement_timeout or database_unreachable, else PostgreSQL's error
   */
  async query<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    try {
      return await this.attempt<Row>(sql, values);
    } catch (error) {
      if (databaseFailureOf(error) !== 'connection_lost') throw explained(error);
    }
    try {
      return await this.attempt<Row>(sql, values);
    } catch (error) {
      throw explained(error);
    }
  }

  private async attempt<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    const result = await this.pool.query<Row>(sql, [...values]);
    return result.rows;
  }
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

function explained(error: unknown): unknown {
  switch (databaseFailureOf(error)) {
    case 'timeout':
      return new AppError(
        'statement_timeout',
        'The database did not finish in time; narrow the filters or order by an indexed column.',
        { cause: error },
      );
    case 'connection_lost':
      return new AppError('database_unreachable', 'The database cannot be reached; try again shortly.', {
        cause: error,
      });
    default:
      return error;
  }
}
