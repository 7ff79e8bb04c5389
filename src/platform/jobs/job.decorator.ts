import { DiscoveryService } from '@nestjs/core';
import type { JobContext, JobResult } from './job-context.js';
import type { JobSchedule } from './job-schedule.js';

export interface JobOptions {
  /** kebab-case, unique; it is in addresses, metrics and the queue. */
  name: string;
  /** For people. */
  title: string;
  schedule: JobSchedule;
  /** A run that takes longer is aborted and has failed. Below 24 hours. */
  timeoutMs: number;
  /** Attempts after the first. */
  retries: number;
  /** Doubles with each attempt. Default 10. */
  retryDelaySeconds?: number;
  /** The schedule waits until somebody resumes the job; a manual run works all the same. */
  pausedByDefault?: boolean;
}

export type JobMethod = (context: JobContext) => Promise<JobResult>;

export const JobMetadata = DiscoveryService.createDecorator<JobOptions>();

/** Makes a provider's method a job. Nothing else is needed: jobs are discovered at start. */
export function Job(options: JobOptions) {
  return <T extends JobMethod>(target: object, key: string, descriptor: TypedPropertyDescriptor<T>): void => {
    JobMetadata(options)(target, key, descriptor);
  };
}
