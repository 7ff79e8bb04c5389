import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { IDS, type Ids } from '../../common/ids.port.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { JobRegistry, type JobDefinition } from './job-registry.js';
import { JobRuns, type JobRun } from './job-runs.js';
import { JobSettings } from './job-settings.js';

export interface JobSummary {
  job: JobDefinition;
  paused: boolean;
  lastRun: JobRun | undefined;
}

/** What operators do with jobs, by HTTP and by command. */
@Injectable()
export class JobsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registry: JobRegistry,
    private readonly settings: JobSettings,
    private readonly runs: JobRuns,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  async list(): Promise<JobSummary[]> {
    const jobs = this.registry.all();
    const [paused, latest] = await Promise.all([this.settings.pausedJobs(jobs), this.runs.latest()]);
    return jobs.map((job) => ({ job, paused: paused.has(job.name), lastRun: latest.get(job.name) }));
  }

  /** Newest first. */
  async listRuns(name: string, page: { limit: number; offset: number }): Promise<JobRun[]> {
    return this.runs.list(this.registry.get(name).name, page);
  }

  /** Queues a run now, whether the schedule is paused or not. Returns the run's id; `job_running` when one is open. */
  async run(name: string): Promise<string> {
    const job = this.registry.get(name);
    return this.unitOfWork.run(async (manager) => {
      await manager.query(`select pg_advisory_xact_lock(hashtextextended('pas.job-run.' || $1, 0))`, [job.name]);
      const open = await this.runs.findOpen(manager, job.name);
      if (open !== undefined) {
        const details = { run_id: open.id };
        throw new AppError('job_running', `A run of "${name}" is ${open.status} already: ${open.id}.`, { details });
      }
      const id = this.ids.next();
      await this.runs.queueRun(manager, job, { id, trigger: 'manual' });
      return id;
    });
  }

  async setPaused(name: string, paused: boolean, actor: string): Promise<void> {
    await this.settings.setPaused(this.registry.get(name).name, paused, actor);
  }
}
