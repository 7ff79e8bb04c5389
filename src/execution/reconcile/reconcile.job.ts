import { Injectable } from '@nestjs/common';
import type { JobResult } from '../../platform/jobs/job-context.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { AccountOpening } from '../account/account-opening.service.js';
import { Reconciliation } from './reconciliation.service.js';

@Injectable()
export class ReconcileJob {
  constructor(
    private readonly opening: AccountOpening,
    private readonly reconciliation: Reconciliation,
  ) {}

  @Job({
    name: 'reconcile',
    title: 'Compare the books with the account at the broker',
    schedule: { cron: '*/2 * * * *', timeZone: 'UTC' },
    timeoutMs: 60_000,
    retries: 0,
  })
  async run(): Promise<JobResult> {
    const { record } = await this.reconciliation.run(await this.opening.ensure(), 'timer');
    return { is_clean: record.isClean, discrepancies: record.discrepancies.length };
  }
}
