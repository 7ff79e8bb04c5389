import { Injectable } from '@nestjs/common';
import type { JobContext, JobResult } from '../platform/jobs/job-context.js';
import { Job } from '../platform/jobs/job.decorator.js';
import { BarSync } from './bar-sync.service.js';

@Injectable()
export class MarketBarsJob {
  constructor(private readonly sync: BarSync) {}

  /** A while after the close, when the bar of the day is final. */
  @Job({
    name: 'market-bars',
    title: 'Fetch the daily bars of the session that closed',
    schedule: { market: 'close', offsetMinutes: 20 },
    timeoutMs: 15 * 60_000,
    retries: 3,
  })
  async run({ signal }: JobContext): Promise<JobResult> {
    return { ...(await this.sync.run(signal)) };
  }
}
