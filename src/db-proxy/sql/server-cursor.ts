import type pg from 'pg';
import type { Statement } from './row-source.js';

const FIRST_ROWS = 100;
const MOST_ROWS = 5_000;
/** What is aimed at per batch: large enough to be quick, small enough to be held by every export at once. */
const BATCH_CHARACTERS = 256 * 1024;

/** A cursor in PostgreSQL, in a transaction of its own: every batch has the statement's time limit to itself. */
export class ServerCursor {
  private batchRows = FIRST_ROWS;

  constructor(private readonly client: pg.ClientBase) {}

  async open({ sql, values }: Statement): Promise<void> {
    await this.client.query('begin isolation level repeatable read read only');
    await this.client.query({
      text: `declare rows no scroll cursor for ${sql}`,
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
  async fetch(): Promise<string | undefined> {
    const { rows } = await this.client.query<[string]>({ text: `fetch ${this.batchRows} from rows`, rowMode: 'array' });
    if (rows.length === 0) return undefined;
    let lines = '';
    for (const [line] of rows) lines += `${line}\n`;
    const fitting = Math.floor((rows.length * BATCH_CHARACTERS) / lines.length);
    this.batchRows = Math.min(Math.max(fitting, 1), this.batchRows * 10, MOST_ROWS);
    return lines;
  }

  async close(): Promise<void> {
    await this.client.query('rollback');
  }
}
