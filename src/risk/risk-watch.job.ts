import { Injectable } from '@nestjs/common';
import type { JobResult } from '../platform/jobs/job-context.js';
import { Job } from '../platform/jobs/job.decorator.js';
import { RiskWatch } from './risk-watch.service.js';

@Injectable()
export class RiskWatchJob {
  constructor(private readonly watch: RiskWatch) {}

  /** After `live-returns` and `allocate`, from which the statistics follow. */
  @Job({
    name: 'risk-watch',
    title: 'Compare the risk rules with returns and target weights',
    schedule: { market: 'close', offsetMinutes: 60 },
    timeoutMs: 5 * 60_000,
    retries: 3,
  })
  async run(): Promise<JobResult> {
    return { ...(await this.watch.check()) };
  }
}
