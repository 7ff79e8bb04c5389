import { setTimeout } from 'node:timers/promises';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CronJob } from 'cron';
import { AppConfig } from '../../config/app-config.js';
import { Outage } from '../outage.js';
import { JobQueue } from './job-queue.js';
import { JobRegistry, type JobDefinition } from './job-registry.js';
import { isSessionSchedule, type CronSchedule } from './job-schedule.js';
import { JobSlots } from './job-slots.js';
import { MARKET_SCHEDULE, type MarketSchedule } from './market-schedule.port.js';
import { SessionTicker } from './session-ticker.js';

const SESSION_TICK_MS = 1000;
const RETRY_MS = 1000;

/** Watches the clocks in the processes with the role `scheduler` or `all`, and hands each due slot on. */
@Injectable()
export class JobTicker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(JobTicker.name);
  private readonly outage = new Outage(this.logger, 'the queue for due slots');
  private isStopped = false;

  constructor(
    private readonly config: AppConfig,
    private readonly registry: JobRegistry,
    private readonly queue: JobQueue,
    private readonly slots: JobSlots,
    private readonly scheduler: SchedulerRegistry,
    private readonly moduleRef: ModuleRef,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.role !== 'all' && this.config.role !== 'scheduler') return;
    const jobs = this.registry.all();
    await this.queue.createQueues(jobs.map((job) => job.name));
    for (const job of jobs) {
      if (!isSessionSchedule(job.schedule)) this.startCron(job, job.schedule);
    }
    const onSessions = jobs.filter((job) => isSessionSchedule(job.schedule));
    if (onSessions.length > 0) this.startSessions(onSessions);
  }

  beforeApplicationShutdown(): void {
    this.isStopped = true;
  }

  /** The slot is the instant the schedule names, not the one at which this process woke: every scheduler names the same. */
  private startCron(job: JobDefinition, schedule: CronSchedule): void {
    let dueMs = 0;
    const cron = CronJob.from({
      name: job.name,
      cronTime: schedule.cron,
      timeZone: schedule.timeZone,
      onTick: async () => {
        const slotMs = dueMs;
        const nextMs = cron.nextDate().toMillis();
        dueMs = nextMs;
        await this.fireUntilQueued(job, slotMs, () => dueMs === nextMs);
      },
    });
    dueMs = cron.nextDate().toMillis();
    this.scheduler.addCronJob(job.name, cron);
    cron.start();
  }

  /** While the database is away the slot stays due, until the next one is: that does its work too. */
  private async fireUntilQueued(job: JobDefinition, slotMs: number, isLatest: () => boolean): Promise<void> {
    while (isLatest() && !this.isStopped) {
      try {
        await this.fire(job, slotMs);
        this.outage.worked();
        return;
      } catch (error) {
        this.outage.failed(error);
        await setTimeout(RETRY_MS, undefined, { ref: false });
      }
    }
  }

  /** The schedule comes from a module that stands on this one, so it is looked up when everything is there. */
  private startSessions(jobs: JobDefinition[]): void {
    const schedule = this.moduleRef.get<MarketSchedule>(MARKET_SCHEDULE, { strict: false });
    const ticker = new SessionTicker(schedule, jobs, (job, slotMs, isCatchUp) => this.fire(job, slotMs, isCatchUp));
    const tick = (): void => {
      void ticker.tick();
    };
    this.scheduler.addInterval('session-slots', setInterval(tick, SESSION_TICK_MS));
    tick();
  }

  private async fire(job: JobDefinition, slotMs: number, isCatchUp = false): Promise<void> {
    const fate = await this.slots.fire(job, slotMs, isCatchUp);
    this.logger.debug({ job: job.name, slot: new Date(slotMs), fate }, 'a slot was due');
  }
}
