import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../platform/auth/require-scope.decorator.js';
import { ApiPage } from '../platform/http/api-page.decorator.js';
import { ApiProblem } from '../platform/http/api-problem.decorator.js';
import { AllocationRunsRepository } from './allocation-runs.repository.js';
import { AllocationService } from './allocation.service.js';
import {
  AllocationResultDto,
  AllocationRunDetailDto,
  AllocationRunDto,
  RunsQueryDto,
  StartAllocationDto,
} from './dto/allocation.dto.js';

@ApiTags('allocation')
@Controller('allocation/runs')
@RequireScope('read')
export class AllocationController {
  constructor(
    private readonly allocation: AllocationService,
    private readonly runs: AllocationRunsRepository,
  ) {}

  @Post()
  @RequireScope('trade')
  @ApiOperation({
    operationId: 'startAllocationRun',
    summary: 'Compute target weights from the stored bars and make a new book of them',
    description:
      'Answers when the weights are stored. A strategy that cannot be computed keeps its latest weights and is named in `failures`.',
  })
  @ApiCreatedResponse({ type: AllocationResultDto })
  @ApiProblem(404, 'strategy_not_found')
  @ApiProblem(422, 'invalid_strategy', 'empty_universe', 'insufficient_data', 'infeasible')
  start(@Body() { strategy }: StartAllocationDto): Promise<AllocationResultDto> {
    return this.allocation.run({ strategy });
  }

  @Get()
  @ApiOperation({
    operationId: 'listAllocationRuns',
    summary: 'Stored allocation runs, newest first',
    description:
      'Each run is kept with its inputs, so that it can be computed again. `level` tells runs of strategies from those that shared the capital.',
  })
  @ApiPage(AllocationRunDto)
  list(@Query() { strategy, limit, offset }: RunsQueryDto): Promise<AllocationRunDto[]> {
    return this.runs.list({ strategy: strategy ?? null, limit, offset });
  }

  @Get(':id')
  @ApiOperation({
    operationId: 'getAllocationRun',
    summary: 'One allocation run with its weights and diagnostics',
    description:
      'The same run computed again from its stored inputs gives the same weights; `inputs_hash` names those inputs.',
  })
  @ApiOkResponse({ type: AllocationRunDetailDto })
  @ApiParam({
    name: 'id',
    description: 'Of a run, see GET /allocation/runs.',
    schema: { type: 'string', format: 'uuid' },
  })
  @ApiProblem(404, 'allocation_run_not_found')
  get(@Param('id') id: string): Promise<AllocationRunDetailDto> {
    return this.runs.get(id);
  }
}
