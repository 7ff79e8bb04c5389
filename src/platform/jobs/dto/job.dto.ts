import { ApiProperty } from '@nestjs/swagger';
import type { JobRun } from '../job-runs.js';
import { describeSchedule } from '../job-schedule.js';
import type { JobSummary } from '../jobs.service.js';

const STATUSES = ['queued', 'running', 'succeeded', 'failed', 'skipped'];

export class JobRunDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'allocate' })
  job_name: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the run was due, in market time for jobs that follow the sessions; null for a manual run.',
  })
  slot: string | null;

  @ApiProperty({ enum: ['schedule', 'manual'] })
  trigger: string;

  @ApiProperty({ enum: STATUSES })
  status: string;

  @ApiProperty({ type: 'integer', example: 1, description: '0 before the first attempt.' })
  attempt: number;

  @ApiProperty({ format: 'date-time' })
  queued_at: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  started_at: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finished_at: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  result: Record<string, unknown> | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why the last attempt failed or was skipped.' })
  error: string | null;

  static of(run: JobRun): JobRunDto {
    return {
      id: run.id,
      job_name: run.jobName,
      slot: run.slot?.toISOString() ?? null,
      trigger: run.trigger,
      status: run.status,
      attempt: run.attempt,
      queued_at: run.queuedAt.toISOString(),
      started_at: run.startedAt?.toISOString() ?? null,
      finished_at: run.finishedAt?.toISOString() ?? null,
      result: run.result,
      error: run.error,
    };
  }
}

export class JobDto {
  @ApiProperty({ example: 'allocate' })
  name: string;

  @ApiProperty({ example: 'Compute target weights' })
  title: string;

  @ApiProperty({ example: 'open + 5 min' })
  schedule: string;

  @ApiProperty()
  paused: boolean;

  @ApiProperty({ type: 'integer', example: 60_000 })
  timeout_ms: number;

  @ApiProperty({ type: 'integer', example: 2, description: 'Attempts after the first.' })
  retries: number;

  @ApiProperty({ type: JobRunDto, nullable: true })
  last_run: JobRunDto | null;

  static of({ job, paused, lastRun }: JobSummary): JobDto {
    return {
      name: job.name,
      title: job.title,
      schedule: describeSchedule(job.schedule),
      paused,
      timeout_ms: job.timeoutMs,
      retries: job.retries,
      last_run: lastRun === undefined ? null : JobRunDto.of(lastRun),
    };
  }
}

export class JobRunAcceptedDto {
  @ApiProperty({ example: 'allocate' })
  job_name: string;

  @ApiProperty({ format: 'uuid' })
  run_id: string;

  @ApiProperty({ enum: ['queued'] })
  status: string;
}

export class JobPauseDto {
  @ApiProperty({ example: 'allocate' })
  name: string;

  @ApiProperty()
  paused: boolean;
}
