import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Outbox } from '../events/outbox.js';
import { Job } from './job.decorator.js';

const KEEP_EVENTS_DAYS = 7;
const KEEP_RUNS_DAYS = 90;

/** Keeps the tables that only ever grow at a bearable size. */
@Injectable()
export class PruneHistoryJob {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  @Job({
    name: 'prune-history',
    title: 'Forget old events and job runs',
    schedule: { cron: '17 4 * * *', timeZone: 'UTC' },
    timeoutMs: 10 * 60_000,
    retries: 2,
  })
  async run(): Promise<Record<string, unknown>> {
    const manager = this.dataSource.manager;
    const events = await this.outbox.prune(manager, KEEP_EVENTS_DAYS);
    const runs = await this.prune(`delete from job_runs where finished_at < now() - make_interval(days => $1)`);
    const slots = await this.prune(`delete from job_slots where created_at < now() - make_interval(days => $1)`);
    return { events, runs, slots };
  }

  private async prune(statement: string): Promise<number> {
    const [, count] = await this.dataSource.query<[unknown, number]>(statement, [KEEP_RUNS_DAYS]);
    return count;
  }
}
