import { Injectable } from '@nestjs/common';
import type { JobContext, JobResult } from '../../platform/jobs/job-context.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { AllocationPerformance } from './allocation-performance.service.js';

@Injectable()
export class AllocationPerformanceJob {
  constructor(private readonly performance: AllocationPerformance) {}

  /** After `allocate`, which renews the histories of the strategies. */
  @Job({
    name: 'allocation-performance',
    title: 'Record what each method of sharing capital would have returned',
    schedule: { market: 'close', offsetMinutes: 90 },
    timeoutMs: 10 * 60_000,
    retries: 1,
  })
  async run({ signal }: JobContext): Promise<JobResult> {
    return { ...(await this.performance.refresh(signal)) };
  }
}
