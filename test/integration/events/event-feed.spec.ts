import { Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { EventFeed } from '../../../src/platform/events/event-feed.js';
import { OutboxTail } from '../../../src/platform/events/outbox-tail.js';
import { Outbox } from '../../../src/platform/events/outbox.js';
import { createTestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';

describe('events of committed transactions', () => {
  const outbox = new Outbox();
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let dataSource: DataSource;
  let feeds: EventFeed[] = [];

  beforeAll(async () => {
    Logger.overrideLogger(false);
    database = await createTestDatabase();
    dataSource = await new DataSource({ type: 'postgres', url: database.url, poolSize: 10 }).initialize();
  });

  afterEach(async () => {
    await Promise.all(feeds.map((feed) => feed.beforeApplicationShutdown()));
    feeds = [];
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  async function startFeed(): Promise<{ feed: EventFeed; heard: string[] }> {
    const feed = new EventFeed(dataSource);
    feeds.push(feed);
    await feed.onApplicationBootstrap();
    const heard: string[] = [];
    feed.on('run.changed', (run) => void heard.push(run.runId));
    return { feed, heard };
  }

  const append = (manager: EntityManager, runId: string): Promise<void> =>
    outbox.append(manager, 'run.changed', { runId, status: 'queued' });

  async function openTransaction(): Promise<{
    manager: EntityManager;
    commit: () => Promise<void>;
    rollback: () => Promise<void>;
  }> {
    const runner = dataSource.createQueryRunner();
    await runner.startTransaction();
    const end = async (verb: 'commitTransaction' | 'rollbackTransaction'): Promise<void> => {
      await runner[verb]();
      await runner.release();
    };
    return {
      manager: runner.manager,
      commit: () => end('commitTransaction'),
      rollback: () => end('rollbackTransaction'),
    };
  }

  it('are heard after the commit, with their payload, by those who asked for the topic', async () => {
    const { feed, heard } = await startFeed();
    const equities: unknown[] = [];
    feed.on('equity.updated', (event) => void equities.push(event));

    await dataSource.transaction(async (manager) => {
      await append(manager, 'a');
      await outbox.append(manager, 'equity.updated', {
        strategy: 'alpha',
        equity: '123456789012345678.123456789',
        timestamp: '2026-01-05T14:30:00.000Z',
      });
    });

    await eventually(() => {
      expect(heard).toEqual(['a']);
      expect(equities).toEqual([
        { strategy: 'alpha', equity: '123456789012345678.123456789', timestamp: '2026-01-05T14:30:00.000Z' },
      ]);
    });
  });

  it('of a rolled back transaction are never heard', async () => {
    const { heard } = await startFeed();
    const doomed = await openTransaction();
    await append(doomed.manager, 'never');
    await doomed.rollback();
    await append(dataSource.manager, 'after');
    await eventually(() => {
      expect(heard).toEqual(['after']);
    });
  });

  it('committed late with an earlier id are not skipped, and hold up nobody else', async () => {
    const { heard } = await startFeed();
    const early = await openTransaction();
    await append(early.manager, 'earlier id');
    await append(dataSource.manager, 'later id');
    await eventually(() => {
      expect(heard).toEqual(['later id']);
    });
    await early.commit();
    await eventually(() => {
      expect(heard).toEqual(['later id', 'earlier id']);
    });
  });

  it('read together keep the order of transactions that waited for each other, whichever began first', async () => {
    await dataSource.query(`insert into properties (key, value) values ('lock', '0')`);
    const tail = new OutboxTail(dataSource, () => undefined);
    await tail.open();
    const waiting = await openTransaction();
    await waiting.manager.query(`insert into properties (key, value) values ('has an older xid', '0')`);
    const holding = await openTransaction();
    await holding.manager.query(`select from properties where key = 'lock' for update`);
    const second = waiting.manager
      .query(`select from properties where key = 'lock' for update`)
      .then(() => append(waiting.manager, 'second'))
      .then(() => waiting.commit());
    await append(holding.manager, 'first');
    await holding.commit();
    await second;
    const ids = (await tail.read()).map((event) => (event.payload as { runId: string }).runId);
    expect(ids).toEqual(['first', 'second']);
    expect(await tail.read()).toEqual([]);
    await tail.close();
  });

  it('are heard once each by every subscriber of two processes under concurrent commits', async () => {
    const [one, two] = [await startFeed(), await startFeed()];
    const ids = Array.from({ length: 200 }, (_, i) => `run-${i}`);
    const lanes = [0, 1, 2, 3].map(async (lane) => {
      for (const [i, id] of ids.entries()) {
        if (i % 4 === lane) await dataSource.transaction((manager) => append(manager, id));
      }
    });
    await Promise.all(lanes);
    await append(dataSource.manager, 'end');
    for (const { heard } of [one, two]) {
      await eventually(() => {
        expect(heard).toHaveLength(201);
      });
      expect(heard.at(-1)).toBe('end');
      expect([...heard].sort()).toEqual([...ids, 'end'].sort());
      for (const lane of [0, 1, 2, 3]) {
        const ofLane = heard.filter((id) => id !== 'end' && Number(id.slice(4)) % 4 === lane);
        expect(ofLane).toEqual(ids.filter((_, i) => i % 4 === lane));
      }
    }
  });

  it('from before the start are not heard', async () => {
    await append(dataSource.manager, 'history');
    const { heard } = await startFeed();
    await append(dataSource.manager, 'news');
    await eventually(() => {
      expect(heard).toEqual(['news']);
    });
  });

  it('reach the others when one subscriber fails and one never returns', async () => {
    const feed = new EventFeed(dataSource);
    await feed.onApplicationBootstrap();
    let release: () => void = () => undefined;
    feed.on('run.changed', () => {
      throw new Error('this subscriber is broken');
    });
    const gate = new Promise<void>((resolve) => (release = resolve));
    feed.on('run.changed', () => gate);
    const heard: string[] = [];
    feed.on('run.changed', (run) => void heard.push(run.runId));
    await append(dataSource.manager, 'x');
    await append(dataSource.manager, 'y');
    await eventually(() => {
      expect(heard).toEqual(['x', 'y']);
    });
    release();
    await feed.beforeApplicationShutdown();
  });

  it('committed while the connection was cut are heard after it is back', async () => {
    const { heard } = await startFeed();
    await append(dataSource.manager, 'before');
    await eventually(() => {
      expect(heard).toEqual(['before']);
    });
    await dataSource.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await eventually(() => append(dataSource.manager, 'during'));
    await eventually(() => {
      expect(heard).toEqual(['before', 'during']);
    });
  });

  it('are forgotten after the days they are kept', async () => {
    await dataSource.query(`truncate outbox`);
    await append(dataSource.manager, 'old');
    await dataSource.query(`update outbox set created_at = now() - interval '8 days'`);
    await append(dataSource.manager, 'young');
    expect(await outbox.prune(dataSource.manager, 7)).toBe(1);
    const rows = await dataSource.query<{ payload: { runId: string } }[]>(`select payload from outbox`);
    expect(rows.map((row) => row.payload.runId)).toEqual(['young']);
  });
});
