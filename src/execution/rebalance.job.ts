import { Injectable } from '@nestjs/common';
import type { JobContext, JobResult } from '../platform/jobs/job-context.js';
import { Job } from '../platform/jobs/job.decorator.js';
import { RebalanceService } from './runs/rebalance.service.js';

const LONGEST_RUN_MS = 25 * 60_000;

@Injectable()
export class RebalanceJob {
  constructor(private readonly rebalance: RebalanceService) {}

  /** Nothing trades before its owner says so. A second attempt of the same slot finds the run of the first. */
  @Job({
    name: 'rebalance',
    title: 'Trade to the book',
    schedule: { market: 'open', offsetMinutes: 5 },
    timeoutMs: 30 * 60_000,
    retries: 2,
    pausedByDefault: true,
  })
  async run({ runId, slotMs }: JobContext): Promise<JobResult> {
    const { run } = await this.rebalance.start({
      trigger: 'job',
      requestedBy: 'job rebalance',
      idempotencyKey: slotMs === undefined ? `job:${runId}` : `slot:${new Date(slotMs).toISOString()}`,
    });
    const ended = await this.rebalance.waitForEnd(run.id, LONGEST_RUN_MS);
    return { run_id: run.id, status: ended.run.status, reason: ended.run.reason, orders: ended.orders.length };
  }
}
