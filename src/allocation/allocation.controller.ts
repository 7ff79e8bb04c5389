import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../platform/auth/require-scope.decorator.js';
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
@ApiProblem(400, 'validation_failed')
export class AllocationController {
  constructor(
    private readonly allocation: AllocationService,
    private readonly runs: AllocationRunsRepository,
  ) {}

  @Post()
  @RequireScope('trade')
  @ApiOperation({ summary: 'Compute target weights from the stored bars and make a new book of them' })
  @ApiCreatedResponse({ type: AllocationResultDto })
  @ApiProblem(404, 'strategy_not_found')
  @ApiProblem(422, 'invalid_strategy', 'empty_universe', 'insufficient_data', 'infeasible')
  start(@Body() { strategy }: StartAllocationDto): Promise<AllocationResultDto> {
    return this.allocation.run({ strategy });
  }

  @Get()
  @ApiOperation({ summary: 'Stored allocation runs, newest first' })
  @ApiOkResponse({ type: [AllocationRunDto] })
  list(@Query() { strategy, limit, offset }: RunsQueryDto): Promise<AllocationRunDto[]> {
    return this.runs.list({ strategy: strategy ?? null, limit, offset });
  }

  @Get(':id')
  @ApiOperation({ summary: 'One allocation run with its weights and diagnostics' })
  @ApiOkResponse({ type: AllocationRunDetailDto })
  @ApiProblem(404, 'allocation_run_not_found')
  get(@Param('id') id: string): Promise<AllocationRunDetailDto> {
    return this.runs.get(id);
  }
}
