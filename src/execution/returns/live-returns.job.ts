import { Injectable } from '@nestjs/common';
import { BarSync } from '../../market/bar-sync.service.js';
import type { JobContext, JobResult } from '../../platform/jobs/job-context.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { AccountOpening } from '../account/account-opening.service.js';
import { LiveReturns } from './live-returns.service.js';

@Injectable()
export class LiveReturnsJob {
  constructor(
    private readonly sync: BarSync,
    private readonly opening: AccountOpening,
    private readonly returns: LiveReturns,
  ) {}

  /** Before `allocate`, which shares capital by these returns; like it, it makes sure of the bars itself. */
  @Job({
    name: 'live-returns',
    title: 'Record the daily returns that the strategies really had',
    schedule: { market: 'close', offsetMinutes: 30 },
    timeoutMs: 15 * 60_000,
    retries: 3,
  })
  async run({ signal }: JobContext): Promise<JobResult> {
    await this.sync.run(signal);
    return { returns: await this.returns.record(await this.opening.ensure()) };
  }
}
