import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { JOB_METRIC_PROVIDERS, JobMetrics } from './job-metrics.js';
import { JobPulse } from './job-pulse.js';
import { JobQueue } from './job-queue.js';
import { JobRegistry } from './job-registry.js';
import { JobRunner } from './job-runner.js';
import { JobRuns } from './job-runs.js';
import { JobSettings } from './job-settings.js';
import { JobSlots } from './job-slots.js';
import { JobTicker } from './job-ticker.js';
import { JobWorker } from './job-worker.js';
import { JobsController } from './jobs.controller.js';
import { JobsService } from './jobs.service.js';
import { PruneHistoryJob } from './prune-history.job.js';

@Global()
@Module({
  imports: [DiscoveryModule, ScheduleModule.forRoot()],
  controllers: [JobsController],
  providers: [
    ...JOB_METRIC_PROVIDERS,
    JobMetrics,
    JobPulse,
    JobQueue,
    JobRegistry,
    JobRunner,
    JobRuns,
    JobSettings,
    JobSlots,
    JobTicker,
    JobWorker,
    JobsService,
    PruneHistoryJob,
  ],
  exports: [JobQueue, JobRegistry, JobsService],
})
export class JobsModule {}
