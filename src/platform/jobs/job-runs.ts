import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { askSoon } from '../database/answered-soon.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Outbox } from '../events/outbox.js';
import { JobQueue, type QueuedRun } from './job-queue.js';
import type { JobDefinition } from './job-registry.js';

export type JobRunStatus = 'queued' | 'running' | 'succeeded' | 'failed' | 'skipped';
export type JobTrigger = 'schedule' | 'manual';

export interface JobRun {
  id: string;
  jobName: string;
  slot: Date | null;
  trigger: JobTrigger;
  status: JobRunStatus;
  attempt: number;
  queuedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  result: Record<string, unknown> | null;
  error: string | null;
}

/** An attempt that is ours to run. */
export interface BegunRun extends QueuedRun {
  readonly slotMs: number | undefined;
}

export type JobOutcome =
  | { status: 'succeeded'; result: Record<string, unknown> | undefined }
  | { status: 'skipped'; reason: string }
  | { status: 'failed'; reason: string };

/** What became of an attempt: `retrying` when the queue will try again, `superseded` when the run was no longer ours. */
export type Settlement = JobOutcome['status'] | 'retrying' | 'superseded';

/** A run that has not beaten for this long has lost its process. */
export const STALE_AFTER_SECONDS = 20;

const COLUMNS = `id, job_name as "jobName", slot, trigger, status, attempt, queued_at as "queuedAt",
  started_at as "startedAt", finished_at as "finishedAt", result, error`;

/** The history of runs, and the only place where a run changes its state. */
@Injectable()
export class JobRuns {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
    private readonly outbox: Outbox,
  ) {}

  async queueRun(
    manager: EntityManager,
    job: JobDefinition,
    run: { id: string; trigger: JobTrigger; slotMs?: number },
  ): Promise<void> {
    const slot = run.slotMs === undefined ? null : new Date(run.slotMs);
    await manager.query(
      `insert into job_runs (id, job_name, slot, trigger, status) values ($1, $2, $3, $4, 'queued')`,
      [run.id, job.name, slot, run.trigger],
    );
    await this.queue.enqueue(manager, job, run.id);
    await this.outbox.append(manager, 'job.queued', { jobName: job.name, runId: run.id });
  }

  /** Begins the next attempt of a job; undefined while none is due or one goes on. */
  async begin(jobName: string): Promise<BegunRun | undefined> {
    return askSoon(this.dataSource, (asked) =>
      asked.transaction(async (manager) => {
        const queued = await this.queue.take(manager, jobName);
        return queued === undefined ? undefined : this.recordBegin(manager, jobName, queued);
      }),
    );
  }

  /** Says that these attempts are alive; returns those that are no longer ours. */
  async beat(attempts: readonly QueuedRun[]): Promise<QueuedRun[]> {
    const [alive] = await this.dataSource.query<[{ id: string }[], number]>(
      `update job_runs r set heartbeat_at = now() from unnest($1::uuid[], $2::int[]) as mine (id, attempt)
       where r.id = mine.id and r.attempt = mine.attempt and r.status = 'running' returning r.id`,
      [attempts.map(({ runId }) => runId), attempts.map(({ attempt }) => attempt)],
    );
    const known = new Set(alive.map((row) => row.id));
    return attempts.filter(({ runId }) => !known.has(runId));
  }

  /** Ends an attempt in the history, the queue and the outbox at once. */
  settle(jobName: string, queued: QueuedRun, outcome: JobOutcome): Promise<Settlement> {
    return this.unitOfWork.run(async (manager) => {
      const rows = await manager.query<{ id: string }[]>(
        `select id from job_runs where id = $1 and attempt = $2 and status = 'running' for update`,
        [queued.runId, queued.attempt],
      );
      if (rows.length === 0) return 'superseded';
      return this.record(manager, jobName, queued.runId, outcome);
    });
  }

  /** Closes the runs whose process is gone; the queue tries them again where their job allows it. */
  async closeStale(): Promise<{ jobName: string; runId: string; settlement: Settlement }[]> {
    return this.unitOfWork.run(async (manager) => {
      const stale = await manager.query<{ id: string; job_name: string }[]>(
        `select id, job_name from job_runs
         where status = 'running' and heartbeat_at < now() - make_interval(secs => $1) for update skip locked`,
        [STALE_AFTER_SECONDS],
      );
      const closed = [];
      for (const { id, job_name: jobName } of stale) {
        const reason = 'the process that ran it stopped without an end';
        const settlement = await this.record(manager, jobName, id, { status: 'failed', reason });
        closed.push({ jobName, runId: id, settlement });
      }
      return closed;
    });
  }

  /** The jobs that have a run waiting. */
  async waitingJobs(): Promise<string[]> {
    const rows = await askSoon(this.dataSource, (manager) =>
      manager.query<{ job_name: string }[]>(`select distinct job_name from job_runs where status = 'queued'`),
    );
    return rows.map((row) => row.job_name);
  }

  /** The run of a job that is queued or running, if any. */
  async findOpen(manager: EntityManager, jobName: string): Promise<JobRun | undefined> {
    const rows = await manager.query<JobRun[]>(
      `select ${COLUMNS} from job_runs where job_name = $1 and status in ('queued', 'running')
       order by queued_at, id limit 1`,
      [jobName],
    );
    return rows[0];
  }

  /** Newest first. */
  async list(jobName: string, page: { limit: number; offset: number }): Promise<JobRun[]> {
    return this.dataSource.query<JobRun[]>(
      `select ${COLUMNS} from job_runs where job_name = $1 order by queued_at desc, id limit $2 offset $3`,
      [jobName, page.limit, page.offset],
    );
  }

  /** The newest run of each job. */
  async latest(): Promise<Map<string, JobRun>> {
    const rows = await this.dataSource.query<JobRun[]>(
      `select distinct on (job_name) ${COLUMNS} from job_runs order by job_name, queued_at desc, id`,
    );
    return new Map(rows.map((row) => [row.jobName, row]));
  }

  /** When each job last succeeded, seconds since the epoch. */
  async lastSuccesses(): Promise<Map<string, number>> {
    const rows = await this.dataSource.query<{ job_name: string; at: number }[]>(
      `select job_name, extract(epoch from max(finished_at))::float8 as at from job_runs
       where status = 'succeeded' group by job_name`,
    );
    return new Map(rows.map((row) => [row.job_name, row.at]));
  }

  private async recordBegin(
    manager: EntityManager,
    jobName: string,
    { runId, attempt }: QueuedRun,
  ): Promise<BegunRun | undefined> {
    const [[row]] = await manager.query<[{ slot: Date | null }[], number]>(
      `update job_runs set status = 'running', attempt = $2, started_at = now(), heartbeat_at = now(), error = null
       where id = $1 and status = 'queued' returning slot`,
      [runId, attempt],
    );
    if (row === undefined) {
      // The queue gave up an attempt that the history knows as going on or ended: nobody else waits for it.
      await this.queue.complete(manager, jobName, runId);
      return undefined;
    }
    await this.outbox.append(manager, 'job.started', { jobName, runId });
    return { runId, attempt, slotMs: row.slot?.getTime() };
  }

  private async record(
    manager: EntityManager,
    jobName: string,
    runId: string,
    outcome: JobOutcome,
  ): Promise<Settlement> {
    const willRetry = outcome.status === 'failed' && (await this.queue.fail(manager, jobName, runId));
    if (outcome.status !== 'failed') await this.queue.complete(manager, jobName, runId);
    const result = outcome.status === 'succeeded' ? outcome.result : undefined;
    await manager.query(
      `update job_runs set status = $2, result = $3::jsonb, error = $4, heartbeat_at = null,
              finished_at = case when $2 = 'queued' then null else now() end
       where id = $1`,
      [
        runId,
        willRetry ? 'queued' : outcome.status,
        result === undefined ? null : JSON.stringify(result),
        outcome.status === 'succeeded' ? null : outcome.reason,
      ],
    );
    if (willRetry) {
      await this.outbox.append(manager, 'job.queued', { jobName, runId });
      return 'retrying';
    }
    await this.outbox.append(manager, 'job.finished', { jobName, runId, status: outcome.status });
    return outcome.status;
  }
}
