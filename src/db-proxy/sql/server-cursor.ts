import type pg from 'pg';
import { fetchRows, type RowSink } from './row-fetch.js';
import type { Statement } from './row-source.js';

const CURSOR = 'rows';
/** Few, so that what is wrong with the statement shows before the answer begins. */
const FIRST_ROWS = 100;
const MOST_ROWS = 20_000;
/** What is aimed at per batch: large enough to be quick, small enough to be held by every export at once. */
const BATCH_BYTES = 1024 * 1024;

/** Writes rows as lines. */
export interface LineWriter extends RowSink {
  /** What has been written since the last time. */
  take(): Buffer[];
  /** Nobody reads this any more, which `take` gave: it is written over. */
  giveBack(chunk: Buffer): void;
}

/** A cursor in PostgreSQL, in a transaction of its own: every batch has the statement's time limit to itself. */
export class ServerCursor {
  private batchRows = FIRST_ROWS;

  constructor(
    private readonly client: pg.ClientBase,
    private readonly lines: LineWriter,
  ) {}

  async open({ sql, values }: Statement): Promise<void> {
    await this.client.query('begin isolation level repeatable read read only');
    await this.client.query({
      text: `declare ${CURSOR} no scroll cursor for ${sql}`,
      values: values.map(({ value }) => value),
    });
  }

  /** The one number that the statement selects, of the same moment as the rows. */
  async count({ sql, values }: Statement): Promise<string> {
    const { rows } = await this.client.query<[string]>({
      text: sql,
      values: values.map(({ value }) => value),
      rowMode: 'array',
    });
    return rows[0]?.[0] ?? '0';
  }

  /** The next lines, each ended; undefined when there are no more. */
  async fetch(): Promise<Buffer[] | undefined> {
    const rowCount = await fetchRows(this.client, { cursor: CURSOR, most: this.batchRows }, this.lines);
    if (rowCount === 0) return undefined;
    const batch = this.lines.take();
    const bytes = batch.reduce((sum, { length }) => sum + length, 0);
    const fitting = Math.floor((rowCount * BATCH_BYTES) / bytes);
    this.batchRows = Math.min(Math.max(fitting, 1), this.batchRows * 10, MOST_ROWS);
    return batch;
  }

  async close(): Promise<void> {
    await this.client.query('rollback');
  }
}
