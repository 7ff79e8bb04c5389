import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { JobDefinition } from './job-registry.js';

interface SettingRow {
  job_name: string;
  paused: boolean;
}

/** Whether a job's schedule is paused: what an operator said last, else the job's own default. */
@Injectable()
export class JobSettings {
  constructor(private readonly dataSource: DataSource) {}

  async isPaused(manager: EntityManager, job: JobDefinition): Promise<boolean> {
    const rows = await manager.query<SettingRow[]>(`select job_name, paused from job_settings where job_name = $1`, [
      job.name,
    ]);
    return rows[0]?.paused ?? job.pausedByDefault ?? false;
  }

  async pausedJobs(jobs: readonly JobDefinition[]): Promise<Set<string>> {
    const rows = await this.dataSource.query<SettingRow[]>(`select job_name, paused from job_settings`);
    const said = new Map(rows.map((row) => [row.job_name, row.paused]));
    const paused = jobs.filter((job) => said.get(job.name) ?? job.pausedByDefault ?? false);
    return new Set(paused.map((job) => job.name));
  }

  async setPaused(jobName: string, paused: boolean, actor: string): Promise<void> {
    await this.dataSource.query(
      `insert into job_settings (job_name, paused, updated_by) values ($1, $2, $3)
       on conflict (job_name) do update
       set paused = excluded.paused, updated_by = excluded.updated_by, updated_at = now()`,
      [jobName, paused, actor],
    );
  }
}
