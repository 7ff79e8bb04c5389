import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../../platform/auth/require-scope.decorator.js';
import { ApiPage } from '../../platform/http/api-page.decorator.js';
import { DatedPageQueryDto } from '../../platform/http/dated-page-query.dto.js';
import { pageOf } from '../../platform/http/page-query.dto.js';
import { MethodPerformanceDto } from './performance.dto.js';
import { PerformanceSummary } from './performance-summary.service.js';

@ApiTags('allocation')
@Controller('allocation/performance')
@RequireScope('read')
export class PerformanceController {
  constructor(private readonly summary: PerformanceSummary) {}

  @Get()
  @ApiOperation({
    operationId: 'listMethodPerformance',
    summary: 'What each method of sharing capital would have returned, best Sharpe ratio first',
    description:
      'Decided at month ends on data up to then, no costs; renewed by the job `allocation-performance`. The daily returns are in `/db/allocation_performance`.',
  })
  @ApiPage(MethodPerformanceDto)
  async list(@Query() { start, end, ...page }: DatedPageQueryDto): Promise<MethodPerformanceDto[]> {
    return pageOf(await this.summary.load(start, end), page);
  }
}
