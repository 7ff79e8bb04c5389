import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { JobSkip, type JobContext, type JobResult } from './job-context.js';
import { JobMetrics } from './job-metrics.js';
import type { JobDefinition } from './job-registry.js';
import { JobRuns, type BegunRun, type JobOutcome, type Settlement } from './job-runs.js';

/** The end of a run is worth waiting out a database that is away for a while. */
const SETTLE_ATTEMPTS = 60;
const SETTLE_PAUSE_MS = 1000;

/** Runs one attempt of a job and records what became of it. */
@Injectable()
export class JobRunner {
  private readonly logger = new Logger(JobRunner.name);

  constructor(
    private readonly runs: JobRuns,
    private readonly metrics: JobMetrics,
  ) {}

  /** Shows the jobs in the metrics before they have run here. */
  async introduce(jobs: readonly JobDefinition[]): Promise<void> {
    const lastSuccesses = await this.runs.lastSuccesses();
    for (const job of jobs) this.metrics.describe(job, lastSuccesses.get(job.name));
  }

  /** `stop` aborts when the process shuts down or the run was taken over. Never rejects. */
  async execute(job: JobDefinition, run: BegunRun, stop: AbortSignal): Promise<void> {
    const fields = { job: job.name, run: run.runId, attempt: run.attempt };
    try {
      const measured = this.metrics.begin(job.name);
      const outcome = await attempt(job, run, stop);
      const settlement = await this.settle(job.name, run, outcome, stop);
      measured(settlement);
      this.report(settlement, { ...fields, ...(outcome.status === 'succeeded' ? {} : { reason: outcome.reason }) });
    } catch (error) {
      this.logger.error({ err: error, ...fields }, 'the end of a run could not be recorded');
    }
  }

  private async settle(jobName: string, run: BegunRun, outcome: JobOutcome, stop: AbortSignal): Promise<Settlement> {
    for (let left = SETTLE_ATTEMPTS - 1; ; left--) {
      try {
        return await this.runs.settle(jobName, run, outcome);
      } catch (error) {
        if (left === 0) throw error;
        this.logger.warn({ err: error, job: jobName, run: run.runId }, 'the end of a run is not recorded yet');
        await pause(SETTLE_PAUSE_MS, undefined, { signal: stop });
      }
    }
  }

  private report(settlement: Settlement, fields: Record<string, unknown>): void {
    if (settlement === 'succeeded' || settlement === 'skipped') this.logger.log(fields, `a job ${settlement}`);
    else this.logger.warn(fields, `a job's attempt ended: ${settlement}`);
  }
}

async function attempt(job: JobDefinition, run: BegunRun, stop: AbortSignal): Promise<JobOutcome> {
  const timeout = AbortSignal.timeout(job.timeoutMs);
  const signal = AbortSignal.any([timeout, stop]);
  const context: JobContext = { runId: run.runId, slotMs: run.slotMs, attempt: run.attempt, signal };
  try {
    return outcomeOf(await Promise.race([job.run(context), rejectedBy(signal)]));
  } catch (error) {
    if (timeout.aborted) return { status: 'failed', reason: `timed out after ${job.timeoutMs} ms` };
    return { status: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

function outcomeOf(result: JobResult): JobOutcome {
  if (result instanceof JobSkip) return { status: 'skipped', reason: result.reason };
  return { status: 'succeeded', result: result ?? undefined };
}

/** A job that ignores its signal does not hold its worker. */
function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });
}
