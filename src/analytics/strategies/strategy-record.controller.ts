import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../../platform/auth/require-scope.decorator.js';
import { ApiPage } from '../../platform/http/api-page.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import { DatedPageQueryDto } from '../../platform/http/dated-page-query.dto.js';
import { PageQueryDto } from '../../platform/http/page-query.dto.js';
import { STRATEGY_ID } from '../../strategies/dto/strategies.dto.js';
import { StrategyEquityDto } from './dto/strategy-equity.dto.js';
import { StrategySummaryDto } from './dto/strategy-summary.dto.js';
import { StrategyEquity } from './strategy-equity.service.js';
import { StrategySummaries } from './strategy-summaries.service.js';

/** What became of the strategies; below their paths, but from what allocation and execution wrote down. */
@ApiTags('strategies')
@Controller('strategies')
@RequireScope('read')
export class StrategyRecordController {
  constructor(
    private readonly equity: StrategyEquity,
    private readonly summaries: StrategySummaries,
  ) {}

  @Get('summary')
  @ApiOperation({
    operationId: 'listStrategySummaries',
    summary: 'All strategies side by side: capital, value, returns, risk and last run',
    description:
      'By id. Returns, volatility, Sharpe ratio and drawdown are of live and simulated days together; `simulated_observations` and `first_live_date` say how much of them was lived.',
  })
  @ApiPage(StrategySummaryDto)
  summary(@Query() page: PageQueryDto): Promise<StrategySummaryDto[]> {
    return this.summaries.list(page);
  }

  @Get(':id/equity')
  @ApiOperation({
    operationId: 'listStrategyEquity',
    summary: 'The equity curve of a strategy, oldest day first',
    description:
      'Days before the first live one are its walk-forward simulation on stored bars, marked `simulated`; live days are never mixed with it unmarked.',
  })
  @ApiPage(StrategyEquityDto)
  @ApiParam(STRATEGY_ID)
  @ApiProblem(404, 'strategy_not_found')
  equityOf(@Param('id') id: string, @Query() query: DatedPageQueryDto): Promise<StrategyEquityDto[]> {
    return this.equity.list(id, query);
  }
}
