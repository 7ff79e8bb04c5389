import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../auth/require-scope.decorator.js';
import { ApiProblem } from '../http/api-problem.decorator.js';
import { Actor } from '../http/request-context.js';
import { JobDto, JobPauseDto, JobRunAcceptedDto, JobRunDto } from './dto/job.dto.js';
import { JobRunsQuery } from './dto/job-runs.query.js';
import { JobsService } from './jobs.service.js';

@ApiTags('jobs')
@Controller('jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  @Get()
  @RequireScope('read')
  @ApiOperation({ operationId: 'listJobs', summary: 'Every job with its schedule and its last run' })
  @ApiOkResponse({ type: [JobDto] })
  async list(): Promise<JobDto[]> {
    return (await this.jobs.list()).map((summary) => JobDto.of(summary));
  }

  @Get(':name/runs')
  @RequireScope('read')
  @ApiOperation({ operationId: 'listJobRuns', summary: "A job's runs, newest first" })
  @ApiOkResponse({ type: [JobRunDto] })
  @ApiProblem(404, 'job_not_found')
  async listRuns(@Param('name') name: string, @Query() query: JobRunsQuery): Promise<JobRunDto[]> {
    return (await this.jobs.listRuns(name, query)).map((run) => JobRunDto.of(run));
  }

  @Post(':name/run')
  @HttpCode(202)
  @RequireScope('admin')
  @ApiOperation({ operationId: 'runJob', summary: 'Run a job now, paused or not' })
  @ApiAcceptedResponse({ type: JobRunAcceptedDto })
  @ApiProblem(404, 'job_not_found')
  @ApiProblem(409, 'job_running')
  async run(@Param('name') name: string): Promise<JobRunAcceptedDto> {
    return { job_name: name, run_id: await this.jobs.run(name), status: 'queued' };
  }

  @Post(':name/pause')
  @HttpCode(200)
  @RequireScope('admin')
  @ApiOperation({ operationId: 'pauseJob', summary: "Pause a job's schedule" })
  @ApiOkResponse({ type: JobPauseDto })
  @ApiProblem(404, 'job_not_found')
  async pause(@Param('name') name: string, @Actor() actor: string): Promise<JobPauseDto> {
    await this.jobs.setPaused(name, true, actor);
    return { name, paused: true };
  }

  @Post(':name/resume')
  @HttpCode(200)
  @RequireScope('admin')
  @ApiOperation({ operationId: 'resumeJob', summary: "Resume a job's schedule" })
  @ApiOkResponse({ type: JobPauseDto })
  @ApiProblem(404, 'job_not_found')
  async resume(@Param('name') name: string, @Actor() actor: string): Promise<JobPauseDto> {
    await this.jobs.setPaused(name, false, actor);
    return { name, paused: false };
  }
}
