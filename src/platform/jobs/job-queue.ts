import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import PgBoss from 'pg-boss';
import { DataSource, type EntityManager } from 'typeorm';
import { AppConfig } from '../../config/app-config.js';
import type { JobDefinition } from './job-registry.js';

/** The run is alive as long as it beats; pg-boss's own expiry is the net below that. */
const EXPIRY_MARGIN_SECONDS = 120;
const DEFAULT_RETRY_DELAY_SECONDS = 10;
const MAINTENANCE_INTERVAL_SECONDS = 60;
const KEEP_FINISHED_SECONDS = 3600;

/** What pg-boss hands to a worker. */
export interface QueuedRun {
  readonly runId: string;
  /** 1, 2, … */
  readonly attempt: number;
}

/**
 * The queue of due runs: one pg-boss queue per job, in which at most one run is active over all processes. Everything
 * that changes a run's fate takes the transaction in which the history is written, so the two never disagree.
 */
@Injectable()
export class JobQueue implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(JobQueue.name);
  private readonly boss: PgBoss;

  constructor(
    private readonly dataSource: DataSource,
    config: AppConfig,
  ) {
    const pool = (dataSource.driver as unknown as { master: Pool }).master;
    this.boss = new PgBoss({
      db: { executeSql: (text, values) => pool.query(text, values) },
      migrate: false,
      schedule: false,
      supervise: config.role !== 'api' && config.role !== 'cli',
      maintenanceIntervalSeconds: MAINTENANCE_INTERVAL_SECONDS,
      archiveCompletedAfterSeconds: KEEP_FINISHED_SECONDS,
      deleteAfterDays: 1,
    });
    this.boss.on('error', (error) => {
      this.logger.warn({ err: error }, 'the job queue met an error');
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.boss.stop({ graceful: false });
  }

  /**
   * Creates the queues that are missing, one process at a time: creating a queue attaches a partition, and two that do so
   * at once deadlock. Whoever comes later finds nothing to do.
   */
  async createQueues(names: readonly string[]): Promise<void> {
    if ((await this.missing(this.dataSource.manager, names)).length === 0) return;
    await this.dataSource.transaction((manager) => this.createMissing(manager, names));
  }

  async enqueue(manager: EntityManager, job: JobDefinition, runId: string): Promise<void> {
    if (await this.send(manager, job, runId)) return;
    await this.createMissing(manager, [job.name]);
    if (!(await this.send(manager, job, runId))) throw new Error(`run ${runId} of "${job.name}" was queued before`);
  }

  /**
   * The next due run of a job, now active and ours; undefined while there is none. So it is while another one is active,
   * but then the transaction can do nothing more.
   */
  async take(manager: EntityManager, jobName: string): Promise<QueuedRun | undefined> {
    const [job] = await this.boss.fetch(jobName, { includeMetadata: true, db: await dbOf(manager) });
    return job === undefined ? undefined : { runId: job.id, attempt: job.retryCount + 1 };
  }

  async complete(manager: EntityManager, jobName: string, runId: string): Promise<void> {
    await this.boss.complete(jobName, runId, {}, { db: await dbOf(manager) });
  }

  /** Returns whether there will be another attempt. */
  async fail(manager: EntityManager, jobName: string, runId: string): Promise<boolean> {
    const db = await dbOf(manager);
    await this.boss.fail(jobName, runId, {}, { db });
    const rows = await db.executeSql(`select state from pgboss.job where name = $1 and id = $2`, [jobName, runId]);
    return (rows.rows[0] as { state: string } | undefined)?.state === 'retry';
  }

  private async createMissing(manager: EntityManager, names: readonly string[]): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtextextended('pas.job-queues', 0))`);
    for (const name of await this.missing(manager, names)) {
      await manager.query(`select pgboss.create_queue($1, $2)`, [name, JSON.stringify({ policy: 'singleton' })]);
    }
  }

  /** False when the queue does not exist. */
  private async send(manager: EntityManager, job: JobDefinition, runId: string): Promise<boolean> {
    const options = {
      id: runId,
      db: await dbOf(manager),
      retryLimit: job.retries,
      retryDelay: job.retryDelaySeconds ?? DEFAULT_RETRY_DELAY_SECONDS,
      retryBackoff: job.retryDelaySeconds !== 0,
      expireInSeconds: Math.ceil(job.timeoutMs / 1000) + EXPIRY_MARGIN_SECONDS,
    };
    return (await this.boss.send(job.name, {}, options)) !== null;
  }

  private async missing(manager: EntityManager, names: readonly string[]): Promise<string[]> {
    const rows = await manager.query<{ name: string }[]>(`select name from pgboss.queue`);
    const known = new Set(rows.map((row) => row.name));
    return names.filter((name) => !known.has(name));
  }
}

/** pg-boss on the connection of a transaction of ours. */
async function dbOf(manager: EntityManager): Promise<PgBoss.Db> {
  if (manager.queryRunner === undefined) throw new Error('the queue changes only inside a transaction');
  const client = (await manager.queryRunner.connect()) as PoolClient;
  return { executeSql: (text, values) => client.query(text, values) };
}
