import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Outage } from '../outage.js';
import { JobRuns } from './job-runs.js';
import { JobWorker } from './job-worker.js';

const BEAT_MS = 3000;

/** Says regularly that the runs of this process are alive, and closes those of processes that no longer say so. */
@Injectable()
export class JobPulse implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(JobPulse.name);
  private readonly outage = new Outage(this.logger, 'the record of running jobs');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly runs: JobRuns,
    private readonly worker: JobWorker,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.worker.isWorking()) return;
    this.timer = setInterval(() => void this.beat(), BEAT_MS);
    await this.beat();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async beat(): Promise<void> {
    try {
      const attempts = this.worker.attempts();
      const lost = attempts.length === 0 ? [] : await this.runs.beat(attempts);
      for (const attempt of lost) this.worker.abandon(attempt);
      for (const closed of await this.runs.closeStale()) this.logger.warn(closed, 'a run had lost its process');
      this.outage.worked();
    } catch (error) {
      this.outage.failed(error);
    }
  }
}
