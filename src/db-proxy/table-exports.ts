import type { Readable } from 'node:stream';
import { Injectable, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import type pg from 'pg';
import { AppError } from '../common/app-error.js';
import { AppConfig } from '../config/app-config.js';
import { Logger } from '../platform/observability/logger.js';
import { ExportStream } from './export-stream.js';
import { openReadingPool } from './reading-pool.js';
import { explainedFailure } from './sql/database-failure.js';
import { socketOf } from './sql/lending-socket.js';
import type { Statement } from './sql/row-source.js';
import { ServerCursor, type LineWriter } from './sql/server-cursor.js';

/** Each holds a connection for as long as its reader takes. */
const MAX_EXPORTS = 4;

export interface WantedExport {
  rows: Statement;
  /** Undefined: nobody wants to know how many there are. */
  count: Statement | undefined;
  lines: LineWriter;
}

export interface OpenExport {
  /** Read no faster than its reader takes it; destroying it ends the transaction. */
  lines: Readable;
  total: string | undefined;
}

/** Reads any number of rows with a cursor, on connections of their own, so that pages never wait for an export. */
@Injectable()
export class TableExports implements OnModuleDestroy, OnApplicationShutdown {
  private readonly pool: pg.Pool;
  private readonly running = new Set<Readable>();
  private taken = 0;

  constructor(
    config: AppConfig,
    private readonly logger: Logger,
  ) {
    this.pool = openReadingPool(config, logger, { max: MAX_EXPORTS, stream: socketOf });
  }

  /** A stop does not wait for slow readers: what they got breaks off. */
  onModuleDestroy(): void {
    for (const lines of this.running) lines.destroy(new Error('the process stops'));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  /**
   * The first rows are there when this returns, so that what is wrong with the statement is told before the answer begins.
   * @throws AppError export_busy, statement_timeout or database_unreachable, else PostgreSQL's error
   */
  async open(wanted: WantedExport): Promise<OpenExport> {
    if (this.taken >= MAX_EXPORTS) {
      throw new AppError('export_busy', `${MAX_EXPORTS} exports run already: try again when one has ended.`);
    }
    this.taken++;
    let client: pg.PoolClient | undefined;
    try {
      client = await this.pool.connect();
      return await this.start(client, wanted);
    } catch (error) {
      this.giveBack(client, error);
      throw explainedFailure(error);
    }
  }

  private async start(client: pg.PoolClient, { rows, count, lines: writer }: WantedExport): Promise<OpenExport> {
    const onLost = (error: Error): void => {
      this.logger.warn({ err: error }, 'an export lost its connection');
    };
    client.on('error', onLost);
    const cursor = new ServerCursor(client, writer);
    await cursor.open(rows);
    const total = count && (await cursor.count(count));
    const first = await cursor.fetch();
    const lines = new ExportStream(chunksOf(cursor, first), (chunk) => {
      writer.giveBack(chunk);
    });
    this.running.add(lines);
    lines.once('close', () => {
      this.running.delete(lines);
      void this.end(client, cursor, onLost);
    });
    return { lines, total };
  }

  private async end(client: pg.PoolClient, cursor: ServerCursor, onLost: (error: Error) => void): Promise<void> {
    let failure: unknown;
    try {
      await cursor.close();
      client.off('error', onLost);
    } catch (error) {
      failure = error;
    }
    this.giveBack(client, failure);
  }

  private giveBack(client: pg.PoolClient | undefined, failure: unknown): void {
    this.taken--;
    client?.release(failure !== undefined);
  }
}

/** One batch is fetched while the one before it is sent. */
async function* chunksOf(cursor: ServerCursor, first: Buffer[] | undefined): AsyncGenerator<Buffer, undefined> {
  let batch = first;
  while (batch !== undefined) {
    const next = cursor.fetch();
    // It is awaited below, unless the reader leaves first.
    next.catch(() => undefined);
    for (const chunk of batch) yield chunk;
    batch = await next;
  }
  return undefined;
}
