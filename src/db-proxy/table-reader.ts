import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type pg from 'pg';
import { AppConfig } from '../config/app-config.js';
import { Logger } from '../platform/observability/logger.js';
import { openReadingPool } from './reading-pool.js';
import { databaseFailureOf, explainedFailure } from './sql/database-failure.js';
import type { RowSource, Statement } from './sql/row-source.js';
import { StatementNames } from './sql/statement-names.js';

/** Reads one page after the other as the reading role. */
@Injectable()
export class TableReader implements RowSource, OnApplicationShutdown {
  private readonly pool: pg.Pool;
  private readonly names = new StatementNames();

  constructor(config: AppConfig, logger: Logger) {
    this.pool = openReadingPool(config, logger, { max: config.databasePoolSize });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  /**
   * Rows of one read-only statement. Reading twice does no harm, so a lost connection is tried once more.
   * @param onBegin called when there is a connection, right before the statement is sent
   * @throws AppError statement_timeout or database_unreachable, else PostgreSQL's error
   */
  async query<Row extends pg.QueryResultRow>(statement: Statement, onBegin?: () => void): Promise<Row[]> {
    try {
      return await this.attempt<Row>(statement, onBegin);
    } catch (error) {
      if (databaseFailureOf(error) !== 'connection_lost') throw explainedFailure(error);
    }
    try {
      return await this.attempt<Row>(statement);
    } catch (error) {
      throw explainedFailure(error);
    }
  }

  private async attempt<Row extends pg.QueryResultRow>(statement: Statement, onBegin?: () => void): Promise<Row[]> {
    const client = await this.pool.connect();
    // A connection that breaks says so here as well as by the query.
    client.on('error', ignore);
    let failure: unknown;
    try {
      onBegin?.();
      return (await client.query<Row>(this.queryOf(statement))).rows;
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      client.off('error', ignore);
      client.release(isBroken(failure));
    }
  }

  private queryOf(statement: Statement): pg.QueryConfig {
    const name = this.names.nameOf(statement);
    const query = { text: statement.sql, values: statement.values.map(({ value }) => value) };
    return name === undefined ? query : { ...query, name };
  }
}

/** What PostgreSQL refused leaves the connection as it was; after anything else nobody knows. */
function isBroken(failure: unknown): boolean {
  return failure !== undefined && ['connection_lost', 'other'].includes(databaseFailureOf(failure));
}

function ignore(): void {
  // Told elsewhere.
}
