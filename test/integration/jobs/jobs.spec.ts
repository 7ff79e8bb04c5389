import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Module, type INestApplicationContext, type Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { PrometheusModule } from '@willsoto/nestjs-prometheus';
import { register } from 'prom-client';
import { DataSource } from 'typeorm';
import type { Role } from '../../../src/config/app-config.js';
import { EventFeed } from '../../../src/platform/events/event-feed.js';
import { EventsModule } from '../../../src/platform/events/events.module.js';
import type { JobFinished } from '../../../src/platform/events/events.js';
import { JobSkip, type JobContext } from '../../../src/platform/jobs/job-context.js';
import { JobQueue } from '../../../src/platform/jobs/job-queue.js';
import { JobRegistry } from '../../../src/platform/jobs/job-registry.js';
import type { JobRun } from '../../../src/platform/jobs/job-runs.js';
import { JobRuns } from '../../../src/platform/jobs/job-runs.js';
import { JobSlots } from '../../../src/platform/jobs/job-slots.js';
import { Job } from '../../../src/platform/jobs/job.decorator.js';
import { JobsModule } from '../../../src/platform/jobs/jobs.module.js';
import { JobWorker } from '../../../src/platform/jobs/job-worker.js';
import { JobsService } from '../../../src/platform/jobs/jobs.service.js';
import { MARKET_SCHEDULE, type MarketSession } from '../../../src/platform/jobs/market-schedule.port.js';
import { createTestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { PlatformTestModule } from '../../support/platform.module.js';

const NEVER = { cron: '0 0 1 1 *', timeZone: 'UTC' };
const MINUTE_MS = 60_000;

/** What the jobs of every process of a test did, in order. */
const done: string[] = [];
let gate: Promise<void> = Promise.resolve();

@Injectable()
class TestJobs {
  private failures = 0;

  @Job({ name: 'steady', title: 'Always works', schedule: NEVER, timeoutMs: 5000, retries: 0 })
  async steady(context: JobContext): Promise<Record<string, unknown>> {
    await gate;
    done.push(`steady ${context.slotMs ?? 'by hand'}`);
    return { rows: 3 };
  }

  @Job({ name: 'idle', title: 'Nothing to do', schedule: NEVER, timeoutMs: 5000, retries: 3 })
  idle(): Promise<JobSkip> {
    return Promise.resolve(new JobSkip('the market is closed'));
  }

  @Job({ name: 'shaky', title: 'Works at last', schedule: NEVER, timeoutMs: 5000, retries: 1, retryDelaySeconds: 0 })
  shaky(context: JobContext): Promise<void> {
    done.push(`shaky ${context.attempt}`);
    if (this.failures++ === 0) throw new Error('the source is out of reach');
    return Promise.resolve();
  }

  @Job({ name: 'broken', title: 'Never works', schedule: NEVER, timeoutMs: 5000, retries: 1, retryDelaySeconds: 0 })
  broken(): Promise<void> {
    return Promise.reject(new Error('always'));
  }

  @Job({ name: 'endless', title: 'Ignores its signal', schedule: NEVER, timeoutMs: 50, retries: 0 })
  endless(): Promise<void> {
    return new Promise(() => undefined);
  }

  @Job({
    name: 'dormant',
    title: 'Waits for its operator',
    schedule: NEVER,
    timeoutMs: 5000,
    retries: 0,
    pausedByDefault: true,
  })
  dormant(): Promise<void> {
    done.push('dormant');
    return Promise.resolve();
  }

  @Job({
    name: 'after-open',
    title: 'Follows the sessions',
    schedule: { market: 'open', offsetMinutes: 5 },
    timeoutMs: 5000,
    retries: 0,
  })
  afterOpen(context: JobContext): Promise<void> {
    done.push(`after-open ${context.slotMs ?? ''}`);
    return Promise.resolve();
  }
}

@Injectable()
class EverySecond {
  @Job({
    name: 'every-second',
    title: 'Each second',
    schedule: { cron: '* * * * * *', timeZone: 'UTC' },
    timeoutMs: 5000,
    retries: 0,
  })
  run(): Promise<void> {
    return Promise.resolve();
  }
}

/** A job that is due when the clock shows this second, and again a minute later. */
function dueAtSecond(second: number): Type {
  @Injectable()
  class EveryMinute {
    @Job({
      name: 'every-minute',
      title: 'Each minute',
      schedule: { cron: `${second} * * * * *`, timeZone: 'UTC' },
      timeoutMs: 5000,
      retries: 0,
    })
    run(context: JobContext): Promise<void> {
      done.push(`every-minute ${context.slotMs ?? 'by hand'}`);
      return Promise.resolve();
    }
  }
  return EveryMinute;
}

/** A market whose clock the test turns: a session of 390 minutes each day. */
class TurnedMarket {
  nowMs = 0;
  readonly fetchNowMs = (): Promise<number> => Promise.resolve(this.nowMs);
  readonly fetchSessions = (fromMs: number, toMs: number): Promise<MarketSession[]> => {
    const sessions = Array.from({ length: 60 }, (_, day) => sessionOf(day));
    return Promise.resolve(sessions.filter((one) => one.closeMs >= fromMs && one.openMs <= toMs));
  };
}

function sessionOf(day: number): MarketSession {
  const openMs = Date.UTC(2026, 0, 5 + day, 14, 30);
  return { openMs, closeMs: openMs + 390 * MINUTE_MS };
}

describe('jobs', () => {
  const market = new TurnedMarket();
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let admin: DataSource;
  let open: INestApplicationContext[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    admin = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  });

  beforeEach(async () => {
    await admin.query(`truncate job_runs, job_slots, job_settings, outbox, pgboss.job`);
    done.length = 0;
    gate = Promise.resolve();
    market.nowMs = sessionOf(0).openMs;
  });

  afterEach(async () => {
    await Promise.all(open.map((app) => app.close()));
    open = [];
  });

  afterAll(async () => {
    await admin.destroy();
    await database.drop();
  });

  async function startProcess(role: Role, jobs: Type[] = [TestJobs]): Promise<INestApplicationContext> {
    register.clear();
    @Module({ providers: [...jobs, { provide: MARKET_SCHEDULE, useValue: market }] })
    class MarketOfTest {}
    const builder = Test.createTestingModule({
      imports: [
        PlatformTestModule.of({ databaseUrl: database.url, role }),
        PrometheusModule.register(),
        EventsModule,
        JobsModule,
        MarketOfTest,
      ],
    });
    const app = await builder.compile();
    app.useLogger(false);
    await app.init();
    open.push(app);
    return app;
  }

  async function runOf(app: INestApplicationContext, id: string): Promise<JobRun> {
    for (const { job } of await app.get(JobsService).list()) {
      const runs = await app.get(JobsService).listRuns(job.name, { limit: 100, offset: 0 });
      const found = runs.find((run) => run.id === id);
      if (found !== undefined) return found;
    }
    throw new Error(`no run ${id}`);
  }

  it('run by hand, keep their result and are announced', async () => {
    const app = await startProcess('all');
    const finished: JobFinished[] = [];
    app.get(EventFeed).on('job.finished', (event) => void finished.push(event));
    const id = await app.get(JobsService).run('steady');
    await eventually(async () => {
      expect(await runOf(app, id)).toMatchObject({
        jobName: 'steady',
        trigger: 'manual',
        slot: null,
        status: 'succeeded',
        attempt: 1,
        result: { rows: 3 },
        error: null,
      });
      expect(finished).toEqual([{ jobName: 'steady', runId: id, status: 'succeeded' }]);
    });
    expect(done).toEqual(['steady by hand']);
    const metrics = await register.metrics();
    expect(metrics).toContain('pas_job_runs_total{job_name="steady",outcome="succeeded"} 1');
    expect(metrics).toContain('pas_job_timeout_seconds{job_name="steady"} 5');
    expect(metrics).toContain('pas_job_expected_interval_seconds{job_name="after-open"} 86400');
  });

  it('are not taken for lost while their begin is being written down', async () => {
    const api = await startProcess('api');
    await api.get(JobQueue).createQueues(['steady']);
    const id = await api.get(JobsService).run('steady');
    const held = admin.createQueryRunner();
    await held.startTransaction();
    await held.query(`select from job_runs where id = $1 for update`, [id]);
    const worker = (await startProcess('worker')).get(JobWorker);
    await eventually(async () => {
      const waiting = await admin.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      expect(waiting).toHaveLength(1);
    });
    expect(await api.get(JobRuns).beat(worker.attempts())).toEqual([]);
    await held.rollbackTransaction();
    await held.release();
    await eventually(async () => {
      expect(await runOf(api, id)).toMatchObject({ status: 'succeeded', attempt: 1 });
    });
  });

  it('queued by an api process are run by a worker process', async () => {
    const api = await startProcess('api');
    const worker = await startProcess('worker');
    const id = await api.get(JobsService).run('steady');
    await eventually(async () => {
      expect((await runOf(worker, id)).status).toBe('succeeded');
    });
  });

  it('refuse a second run by hand while one is open', async () => {
    let release: () => void = () => undefined;
    gate = new Promise((resolve) => (release = resolve));
    const app = await startProcess('all');
    const id = await app.get(JobsService).run('steady');
    await expect(app.get(JobsService).run('steady')).rejects.toMatchObject({
      code: 'job_running',
      details: { run_id: id },
    });
    release();
    await eventually(async () => {
      expect((await runOf(app, id)).status).toBe('succeeded');
    });
  });

  it('may say that there was nothing to do', async () => {
    const app = await startProcess('all');
    const id = await app.get(JobsService).run('idle');
    await eventually(async () => {
      expect(await runOf(app, id)).toMatchObject({ status: 'skipped', error: 'the market is closed', attempt: 1 });
    });
  });

  it('are tried again after a failure', async () => {
    const app = await startProcess('all');
    const id = await app.get(JobsService).run('shaky');
    await eventually(async () => {
      expect(await runOf(app, id)).toMatchObject({ status: 'succeeded', attempt: 2, error: null });
    });
    expect(done).toEqual(['shaky 1', 'shaky 2']);
    const rows = await admin.query<{ topic: string }[]>(`select topic from outbox order by id`);
    const told = ['job.queued', 'job.started', 'job.queued', 'job.started', 'job.finished'];
    expect(rows.map(({ topic }) => topic)).toEqual(told);
  });

  it('have failed when no attempt is left', async () => {
    const app = await startProcess('all');
    const id = await app.get(JobsService).run('broken');
    await eventually(async () => {
      expect(await runOf(app, id)).toMatchObject({ status: 'failed', attempt: 2, error: 'always' });
    });
  });

  it('have failed when they take longer than they may', async () => {
    const app = await startProcess('all');
    const id = await app.get(JobsService).run('endless');
    await eventually(async () => {
      expect(await runOf(app, id)).toMatchObject({ status: 'failed', error: 'timed out after 50 ms' });
    });
  });

  it('fire a slot once, however many schedulers tick', async () => {
    const apps = [await startProcess('scheduler'), await startProcess('scheduler'), await startProcess('all')];
    const fates = await Promise.all(
      apps.map((app) => app.get(JobSlots).fire(app.get(JobRegistry).get('steady'), Date.UTC(2026, 0, 5))),
    );
    expect([...fates].sort()).toEqual(['queued', 'taken', 'taken']);
    await eventually(() => {
      expect(done.filter((what) => what.startsWith('steady'))).toEqual([`steady ${Date.UTC(2026, 0, 5)}`]);
    });
  });

  it('are fired by the clock on the wall, once per slot in all processes', async () => {
    await Promise.all([startProcess('scheduler', [EverySecond]), startProcess('scheduler', [EverySecond])]);
    await eventually(async () => {
      const rows = await admin.query<{ slots: number; runs: number; whole: boolean }[]>(
        `select (select count(*)::int from job_slots where job_name = 'every-second') as slots,
                (select count(*)::int from job_runs where job_name = 'every-second' and status = 'succeeded') as runs,
                (select bool_and(slot = date_trunc('second', slot)) from job_slots) as whole`,
      );
      expect(rows[0]?.slots).toBeGreaterThanOrEqual(2);
      expect(rows[0]?.runs).toBe(rows[0]?.slots);
      expect(rows[0]?.whole).toBe(true);
    });
  });

  it('stay due while the database is away', async () => {
    await admin.query(`alter table job_slots rename to job_slots_away`);
    const dueMs = Math.ceil(Date.now() / 1000) * 1000 + 3000;
    await startProcess('all', [dueAtSecond(new Date(dueMs).getUTCSeconds())]);
    // On a busy machine the process may begin with the slot a minute later.
    const slots = Date.now() < dueMs ? [dueMs] : [dueMs, dueMs + MINUTE_MS];
    await pause(dueMs + 1500 - Date.now());
    await admin.query(`alter table job_slots_away rename to job_slots`);
    await eventually(() => {
      expect(slots.map((slotMs) => [`every-minute ${slotMs}`])).toContainEqual(done);
    }, 80_000);
  }, 100_000);

  it('wait while they are paused, run by hand all the same, and do not catch up', async () => {
    const app = await startProcess('all');
    const [service, slots] = [app.get(JobsService), app.get(JobSlots)];
    const dormant = app.get(JobRegistry).get('dormant');
    expect(await slots.fire(dormant, 1000)).toBe('paused');
    const byHand = await service.run('dormant');
    await eventually(async () => {
      expect((await runOf(app, byHand)).status).toBe('succeeded');
    });
    await service.setPaused('dormant', false, 'tester');
    expect(await slots.fire(dormant, 1000)).toBe('taken');
    expect(await slots.fire(dormant, 2000)).toBe('queued');
    await service.setPaused('dormant', true, 'tester');
    expect(await slots.fire(dormant, 3000)).toBe('paused');
    const summary = (await service.list()).find((one) => one.job.name === 'dormant');
    expect(summary?.paused).toBe(true);
  });

  it('do not pile up while nobody works the queue', async () => {
    const scheduler = await startProcess('api');
    const steady = scheduler.get(JobRegistry).get('steady');
    expect(await scheduler.get(JobSlots).fire(steady, 1000)).toBe('queued');
    expect(await scheduler.get(JobSlots).fire(steady, 2000)).toBe('coalesced');
  });

  it('follow the sessions of a fast market, each session once, and catch up only the latest', async () => {
    const slotOf = (day: number): string => `after-open ${sessionOf(day).openMs + 5 * MINUTE_MS}`;
    market.nowMs = sessionOf(0).closeMs;
    // Jobs that are new have missed nothing.
    const first = await startProcess('all');
    await eventually(async () => {
      const rows = await admin.query<unknown[]>(`select from job_slots where job_name = 'after-open'`);
      expect(rows).toHaveLength(1);
    });
    await first.close();
    expect(done).toEqual([]);
    market.nowMs = sessionOf(3).closeMs;
    await startProcess('all');
    await startProcess('scheduler');
    await eventually(() => {
      expect(done).toEqual([slotOf(3)]);
    });
    market.nowMs = sessionOf(6).openMs + MINUTE_MS;
    await eventually(() => {
      expect(done).toEqual([slotOf(3), slotOf(4), slotOf(5)]);
    });
    market.nowMs = sessionOf(6).openMs + 5 * MINUTE_MS;
    await eventually(() => {
      expect(done).toEqual([slotOf(3), slotOf(4), slotOf(5), slotOf(6)]);
    });
  });

  describe('whose process died', () => {
    /** Takes a run like a worker does, and is never heard of again. */
    async function die(jobName: string): Promise<{ api: INestApplicationContext; id: string }> {
      const api = await startProcess('api');
      await api.get(JobQueue).createQueues(
        api
          .get(JobRegistry)
          .all()
          .map((job) => job.name),
      );
      const id = await api.get(JobsService).run(jobName);
      await api.get(JobRuns).begin(jobName);
      await admin.query(`update job_runs set heartbeat_at = now() - interval '1 minute' where id = $1`, [id]);
      return { api, id };
    }

    it('are closed with the reason by the next one', async () => {
      const { api, id } = await die('steady');
      await startProcess('worker');
      await eventually(async () => {
        expect(await runOf(api, id)).toMatchObject({
          status: 'failed',
          attempt: 1,
          error: 'the process that ran it stopped without an end',
        });
      });
      expect(done).toEqual([]);
    });

    it('are tried again where the job allows it, and what the dead one says later does not count', async () => {
      const { api, id } = await die('shaky');
      await startProcess('worker');
      await eventually(async () => {
        expect((await runOf(api, id)).attempt).toBe(2);
      });
      const late = await api.get(JobRuns).settle(
        'shaky',
        { runId: id, attempt: 1 },
        {
          status: 'succeeded',
          result: { from: 'the grave' },
        },
      );
      expect(late).toBe('superseded');
      expect((await runOf(api, id)).result).toBeNull();
    });
  });
});
