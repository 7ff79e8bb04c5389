import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper.js';
import { AppError } from '../../common/app-error.js';
import { JobMetadata, type JobMethod, type JobOptions } from './job.decorator.js';
import { readScheduleFile } from './schedule-file.js';
import { scheduleFlawOf } from './schedule-flaw.js';

const NAME = /^[a-z][a-z0-9-]{0,59}$/;
const MAX_TIMEOUT_MS = 23 * 3_600_000;

export interface JobDefinition extends JobOptions {
  readonly run: JobMethod;
}

/** Every job of this build, discovered by its decorator. A job that could not work stops the start. */
@Injectable()
export class JobRegistry implements OnModuleInit {
  private readonly jobs = new Map<string, JobDefinition>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    for (const wrapper of this.discovery.getProviders()) this.collect(wrapper);
    for (const [name, schedule] of readScheduleFile([...this.jobs.keys()])) {
      this.jobs.set(name, { ...this.get(name), schedule });
    }
  }

  /** In the order of their names. */
  all(): JobDefinition[] {
    return [...this.jobs.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Undefined for a job that another build knows. */
  find(name: string): JobDefinition | undefined {
    return this.jobs.get(name);
  }

  get(name: string): JobDefinition {
    const job = this.jobs.get(name);
    if (job !== undefined) return job;
    const known = this.all().map((one) => one.name);
    throw new AppError('job_not_found', `There is no job "${name}"; there are: ${known.join(', ') || 'none'}.`);
  }

  private collect(wrapper: InstanceWrapper): void {
    const instance = wrapper.instance as Record<string, unknown> | null | undefined;
    if (!wrapper.isDependencyTreeStatic() || instance == null) return;
    const prototype = Object.getPrototypeOf(instance) as object | null;
    for (const key of this.scanner.getAllMethodNames(prototype)) {
      const options = this.discovery.getMetadataByDecorator(JobMetadata, wrapper, key);
      if (options === undefined) continue;
      this.add({ ...options, run: (context) => (instance[key] as JobMethod)(context) });
    }
  }

  private add(job: JobDefinition): void {
    const flaw = this.jobs.has(job.name) ? 'its name is taken' : flawOf(job);
    if (flaw !== undefined) throw new Error(`the job "${job.name}" cannot work: ${flaw}`);
    this.jobs.set(job.name, job);
  }
}

function flawOf(job: JobOptions): string | undefined {
  if (!NAME.test(job.name)) return 'its name is not kebab-case';
  if (!(job.timeoutMs > 0 && job.timeoutMs <= MAX_TIMEOUT_MS)) return `timeoutMs is ${job.timeoutMs}`;
  if (!Number.isInteger(job.retries) || job.retries < 0) return `retries is ${job.retries}`;
  return scheduleFlawOf(job.schedule);
}
