import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { IDS, type Ids } from '../../common/ids.port.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { JobDefinition } from './job-registry.js';
import { JobRuns } from './job-runs.js';
import { isSessionSchedule } from './job-schedule.js';
import { JobSettings } from './job-settings.js';

/** What became of a due slot: `taken` when another process was first, `before-first` when the job is newer than it. */
export type SlotFate = 'queued' | 'taken' | 'paused' | 'coalesced' | 'before-first';

/** Turns due slots into runs. A slot belongs to the process that inserts it first, so any number of schedulers may tick. */
@Injectable()
export class JobSlots {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: JobSettings,
    private readonly runs: JobRuns,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** `isCatchUp`: the slot passed before this process ran. A job that never had one has missed none. */
  fire(job: JobDefinition, slotMs: number, isCatchUp = false): Promise<SlotFate> {
    return this.unitOfWork.run(async (manager) => {
      const isNew = isCatchUp && !(await this.hasSlots(manager, job.name));
      if (!(await this.claim(manager, job.name, slotMs))) return 'taken';
      if (isNew) return 'before-first';
      // A slot that passes while the job is paused is gone: resuming does not bring it back.
      if (await this.settings.isPaused(manager, job)) return 'paused';
      if (await this.isCovered(manager, job)) return 'coalesced';
      await this.runs.queueRun(manager, job, { id: this.ids.next(), trigger: 'schedule', slotMs });
      return 'queued';
    });
  }

  private async hasSlots(manager: EntityManager, jobName: string): Promise<boolean> {
    const rows = await manager.query<unknown[]>(`select from job_slots where job_name = $1 limit 1`, [jobName]);
    return rows.length > 0;
  }

  private async claim(manager: EntityManager, jobName: string, slotMs: number): Promise<boolean> {
    const rows = await manager.query<unknown[]>(
      `insert into job_slots (job_name, slot) values ($1, $2) on conflict do nothing returning 1`,
      [jobName, new Date(slotMs)],
    );
    return rows.length > 0;
  }

  /** Without a worker, wall-clock slots would pile up: a run that still waits does the work of the later ones too. */
  private async isCovered(manager: EntityManager, job: JobDefinition): Promise<boolean> {
    if (isSessionSchedule(job.schedule)) return false;
    const open = await this.runs.findOpen(manager, job.name);
    return open?.status === 'queued';
  }
}
