import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../auth/require-scope.decorator.js';
import { ApiProblem } from '../http/api-problem.decorator.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { PageQueryDto, pageOf } from '../http/page-query.dto.js';
import { Actor } from '../http/request-context.js';
import { JobDto, JobPauseDto, JobRunAcceptedDto, JobRunDto } from './dto/job.dto.js';
import { JobsService } from './jobs.service.js';

const NAME = {
  name: 'name',
  description: 'Of a job, see GET /jobs.',
  schema: { type: 'string', example: 'allocate' },
} as const;

@ApiTags('jobs')
@Controller('jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  @Get()
  @RequireScope('read')
  @ApiOperation({
    operationId: 'listJobs',
    summary: 'Every job with its schedule and its last run',
    description:
      'A job runs at its slots on market time, each slot once whatever the number of processes. `paused` jobs have no slots until they are resumed.',
  })
  @ApiPage(JobDto)
  async list(@Query() page: PageQueryDto): Promise<JobDto[]> {
    return pageOf(await this.jobs.list(), page).map((summary) => JobDto.of(summary));
  }

  @Get(':name/runs')
  @RequireScope('read')
  @ApiOperation({
    operationId: 'listJobRuns',
    summary: "A job's runs, newest first",
    description:
      'Scheduled and manual runs with their attempts. `slot` is when the run was due, `error` why the last attempt failed or was skipped.',
  })
  @ApiPage(JobRunDto)
  @ApiParam(NAME)
  @ApiProblem(404, 'job_not_found')
  async listRuns(@Param('name') name: string, @Query() page: PageQueryDto): Promise<JobRunDto[]> {
    return (await this.jobs.listRuns(name, page)).map((run) => JobRunDto.of(run));
  }

  @Post(':name/run')
  @HttpCode(202)
  @RequireScope('admin')
  @ApiOperation({
    operationId: 'runJob',
    summary: 'Run a job now, paused or not',
    description:
      'Queues one run beside the schedule and answers at once; GET /jobs/{name}/runs tells what became of it. One run of a job at a time.',
  })
  @ApiAcceptedResponse({ type: JobRunAcceptedDto })
  @ApiParam(NAME)
  @ApiProblem(404, 'job_not_found')
  @ApiProblem(409, 'job_running')
  async run(@Param('name') name: string): Promise<JobRunAcceptedDto> {
    return { job_name: name, run_id: await this.jobs.run(name), status: 'queued' };
  }

  @Post(':name/pause')
  @HttpCode(200)
  @RequireScope('admin')
  @ApiOperation({
    operationId: 'pauseJob',
    summary: "Pause a job's schedule",
    description:
      'From now on no slot of the job begins; a run under way is carried to its end. Pausing a paused job changes nothing.',
  })
  @ApiOkResponse({ type: JobPauseDto })
  @ApiParam(NAME)
  @ApiProblem(404, 'job_not_found')
  async pause(@Param('name') name: string, @Actor() actor: string): Promise<JobPauseDto> {
    await this.jobs.setPaused(name, true, actor);
    return { name, paused: true };
  }

  @Post(':name/resume')
  @HttpCode(200)
  @RequireScope('admin')
  @ApiOperation({
    operationId: 'resumeJob',
    summary: "Resume a job's schedule",
    description: 'Slots begin again from now on. Resuming a job that is not paused changes nothing.',
  })
  @ApiOkResponse({ type: JobPauseDto })
  @ApiParam(NAME)
  @ApiProblem(404, 'job_not_found')
  async resume(@Param('name') name: string, @Actor() actor: string): Promise<JobPauseDto> {
    await this.jobs.setPaused(name, false, actor);
    return { name, paused: false };
  }
}
