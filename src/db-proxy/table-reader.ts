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
    this.pool = openReadingPool(config, logger, config.databasePoolSize);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  /**
   * Rows of one read-only statement. Reading twice does no harm, so a lost connection is tried once more.
   * @throws AppError statement_timeout or database_unreachable, else PostgreSQL's error
   */
  async query<Row extends pg.QueryResultRow>(statement: Statement): Promise<Row[]> {
    try {
      return await this.attempt<Row>(statement);
    } catch (error) {
      if (databaseFailureOf(error) !== 'connection_lost') throw explainedFailure(error);
    }
    try {
      return await this.attempt<Row>(statement);
    } catch (error) {
      throw explainedFailure(error);
    }
  }

  private async attempt<Row extends pg.QueryResultRow>(statement: Statement): Promise<Row[]> {
    const { sql, values } = statement;
    const name = this.names.nameOf(statement);
    const result = await this.pool.query<Row>({
      text: sql,
      values: values.map(({ value }) => value),
      ...(name === undefined ? {} : { name }),
    });
    return result.rows;
  }
}
