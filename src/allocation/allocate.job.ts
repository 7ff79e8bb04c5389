import { Injectable } from '@nestjs/common';
import { BarSync } from '../market/bar-sync.service.js';
import type { JobContext, JobResult } from '../platform/jobs/job-context.js';
import { Job } from '../platform/jobs/job.decorator.js';
import { AllocationService } from './allocation.service.js';

@Injectable()
export class AllocateJob {
  constructor(
    private readonly sync: BarSync,
    private readonly allocation: AllocationService,
  ) {}

  /**
   * After `market-bars`. On an accelerated market both can be due at the same moment, so it makes sure of the bars itself;
   * when they are there already, that costs one request.
   */
  @Job({
    name: 'allocate',
    title: 'Compute target weights and the book',
    schedule: { market: 'close', offsetMinutes: 45 },
    timeoutMs: 20 * 60_000,
    retries: 2,
  })
  async run({ signal }: JobContext): Promise<JobResult> {
    await this.sync.run(signal);
    return { ...(await this.allocation.run({ signal })) };
  }
}
