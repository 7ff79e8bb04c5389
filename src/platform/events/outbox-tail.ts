import type { DataSource, QueryRunner } from 'typeorm';
import type { PoolClient } from 'pg';
import { answeredSoon } from '../database/answered-soon.js';
import type { Events, Topic } from './events.js';
import { OUTBOX_CHANNEL } from './outbox.js';

export type OutboxEvent = { [T in Topic]: { topic: T; payload: Events[T] } }[Topic];

interface TailRow {
  snapshot: string;
  events: OutboxEvent[] | null;
}

/**
 * Reads the outbox in commit order without gaps, over a connection of its own that also listens for commits.
 *
 * The position is a PostgreSQL snapshot: each read takes the rows that are visible now and were not visible at the
 * position. So a transaction that commits late is read when it commits, whatever its id, and a long transaction elsewhere
 * holds nothing up. Rows of one read come in the order of their ids: of two transactions where one waited for the other
 * (a row lock, a ledger), the later one also has the higher id.
 */
export class OutboxTail {
  private runner: QueryRunner | undefined;
  private position: string | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly onWake: () => void,
  ) {}

  /** Connects and listens, unless it does; the first time it takes the end of the outbox as the position. */
  async open(): Promise<void> {
    if (this.runner !== undefined) return;
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    this.runner = runner;
    client.on('notification', this.onWake);
    client.on('error', this.onWake);
    await answeredSoon(client, async () => {
      await runner.query(`listen ${OUTBOX_CHANNEL}`);
      this.position ??= await this.currentSnapshot(runner);
    });
  }

  /** The events committed since the last read. Throws when the connection is lost; the position stays. */
  async read(): Promise<OutboxEvent[]> {
    const { runner } = this;
    if (runner === undefined) throw new Error('the outbox tail is not open');
    const client = (await runner.connect()) as PoolClient;
    const [row] = await answeredSoon(client, () => this.rows(runner));
    if (row === undefined) return [];
    this.position = row.snapshot;
    return row.events ?? [];
  }

  private async rows(runner: QueryRunner): Promise<TailRow[]> {
    return (await runner.query(
      `select pg_current_snapshot()::text as snapshot,
              (select json_agg(json_build_object('topic', topic, 'payload', payload) order by id) from outbox
               where xid >= pg_snapshot_xmin($1::pg_snapshot)
                 and not pg_visible_in_snapshot(xid, $1::pg_snapshot)) as events`,
      [this.position],
    )) as TailRow[];
  }

  /** Gives the connection up. A broken one is destroyed; a healthy one stops listening first. */
  async close(): Promise<void> {
    const runner = this.runner;
    this.runner = undefined;
    if (runner === undefined || runner.isReleased) return;
    const client = (await runner.connect()) as PoolClient;
    client.removeListener('notification', this.onWake);
    client.removeListener('error', this.onWake);
    await answeredSoon(client, () => runner.query('unlisten *')).catch(() => undefined);
    await runner.release();
  }

  private async currentSnapshot(runner: QueryRunner): Promise<string> {
    const rows = (await runner.query(`select pg_current_snapshot()::text as snapshot`)) as { snapshot: string }[];
    if (rows[0] === undefined) throw new Error('PostgreSQL gave no snapshot');
    return rows[0].snapshot;
  }
}
