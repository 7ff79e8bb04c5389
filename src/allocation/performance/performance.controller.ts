import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../../platform/auth/require-scope.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import { MethodPerformanceDto, PerformanceQueryDto } from './performance.dto.js';
import { PerformanceSummary } from './performance-summary.service.js';

@ApiTags('allocation')
@Controller('allocation/performance')
@RequireScope('read')
export class PerformanceController {
  constructor(private readonly summary: PerformanceSummary) {}

  @Get()
  @ApiOperation({
    summary: 'What each method of sharing capital would have returned, best Sharpe ratio first',
    description:
      'Decided at month ends on data up to then, no costs; renewed by the job `allocation-performance`. The daily returns are in `/db/allocation_performance`.',
  })
  @ApiOkResponse({ type: [MethodPerformanceDto] })
  @ApiProblem(400, 'validation_failed')
  list(@Query() { start, end }: PerformanceQueryDto): Promise<MethodPerformanceDto[]> {
    return this.summary.load(start, end);
  }
}
