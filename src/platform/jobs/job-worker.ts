import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { AppConfig } from '../../config/app-config.js';
import { Outage } from '../outage.js';
import { settledWithin } from '../settled-within.js';
import { Bell } from '../events/bell.js';
import { EventFeed } from '../events/event-feed.js';
import { JobQueue, type QueuedRun } from './job-queue.js';
import { JobRegistry, type JobDefinition } from './job-registry.js';
import { JobRunner } from './job-runner.js';
import { JobRuns, type BegunRun } from './job-runs.js';

/** For attempts that become due later; a run that is due at once rings. */
const POLL_MS = 1000;
/** How long running jobs may go on when the process is asked to stop, and after their signal has aborted. */
const DRAIN_MS = 8000;
const ABORT_MS = 2000;

interface RunningJob {
  readonly run: BegunRun;
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

/** Works the queue in every process but an `api` replica; different jobs run side by side, a job never beside itself. */
@Injectable()
export class JobWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly outage = new Outage(new Logger(JobWorker.name), 'the job queue');
  private readonly running = new Map<string, RunningJob>();
  private readonly bell = new Bell();
  private isStopping = false;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly config: AppConfig,
    private readonly registry: JobRegistry,
    private readonly queue: JobQueue,
    private readonly runs: JobRuns,
    private readonly runner: JobRunner,
    private readonly feed: EventFeed,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.isWorking()) return;
    const jobs = this.registry.all();
    await this.queue.createQueues(jobs.map((job) => job.name));
    await this.runner.introduce(jobs);
    this.feed.on('job.queued', () => {
      this.bell.ring();
    });
    this.loop = this.work();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    this.bell.ring();
    await this.loop;
    await this.settled(DRAIN_MS);
    for (const { stop } of this.running.values()) stop.abort(new Error('the process was stopped'));
    await this.settled(ABORT_MS);
  }

  private async work(): Promise<void> {
    while (!this.stopping()) {
      try {
        for (const name of await this.runs.waitingJobs()) await this.startNext(name);
        this.outage.worked();
      } catch (error) {
        this.outage.failed(error);
      }
      await this.bell.wait(POLL_MS);
    }
  }

  private async startNext(name: string): Promise<void> {
    const job = this.registry.find(name);
    if (job === undefined || this.running.has(name) || this.stopping()) return;
    const run = await this.runs.begin(name);
    if (run !== undefined) this.start(job, run);
  }

  private start(job: JobDefinition, run: BegunRun): void {
    const stop = new AbortController();
    const done = this.runner.execute(job, run, stop.signal).then(() => {
      this.running.delete(job.name);
      this.bell.ring();
    });
    this.running.set(job.name, { run, stop, done });
  }

  /** Whether this process works the queue. */
  isWorking(): boolean {
    return this.config.role === 'all' || this.config.role === 'scheduler' || this.config.role === 'worker';
  }

  /** The attempts in progress here. */
  attempts(): QueuedRun[] {
    return [...this.running.values()].map(({ run }) => run);
  }

  /** Aborts an attempt that is no longer ours. */
  abandon({ runId, attempt }: QueuedRun): void {
    for (const { run, stop } of this.running.values()) {
      if (run.runId === runId && run.attempt === attempt)
        stop.abort(new Error('another process has taken the run over'));
    }
  }

  private async settled(timeoutMs: number): Promise<void> {
    const ends = [...this.running.values()].map((one) => one.done);
    await settledWithin(ends, timeoutMs);
  }

  /** A method, because TypeScript would take the field for constant within the loop. */
  private stopping(): boolean {
    return this.isStopping;
  }
}
