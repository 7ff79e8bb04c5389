import { Controller, Get, Header, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../../platform/auth/require-scope.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import { BelongsToFeature } from '../../platform/http/feature.decorator.js';
import { LargeJson, UnreadBody } from '../../platform/http/large-json.js';
import {
  PerformanceAnswerDto,
  PerformanceDto,
  PerformanceQueryDto,
  PerformanceRequestDto,
} from './dto/performance.dto.js';
import { PerformanceComputations } from './performance-computations.service.js';
import { Performance } from './performance.service.js';

/** 100,000 returns and a benchmark, twenty characters a number, and factors beside. */
const LARGEST_BODY = 16 * 1024 * 1024;
const JSON_TYPE = 'application/json; charset=utf-8';

@ApiTags('analytics')
@Controller()
@BelongsToFeature('analytics')
@RequireScope('read')
export class AnalyticsPerformanceController {
  constructor(
    private readonly performance: Performance,
    private readonly computations: PerformanceComputations,
  ) {}

  @Get('performance')
  @ApiOperation({
    operationId: 'getPerformance',
    summary: 'How a strategy or the portfolio did: return, risk, drawdowns, by year and month',
    description:
      'Of the daily returns, a year has 252. Without `strategy` the portfolio: what the capital as it is shared today would have returned. ' +
      'Days before the first live one are simulated and counted. With `benchmark` and `factors`, what those explain of it.',
  })
  @ApiOkResponse({ type: PerformanceDto })
  @ApiProblem(404, 'strategy_not_found', 'symbol_not_found', 'factors_not_found')
  @ApiProblem(422, 'insufficient_data')
  describe(@Query() query: PerformanceQueryDto): Promise<PerformanceDto> {
    return this.performance.describe(query);
  }

  @Post('analytics/performance')
  @HttpCode(200)
  @Header('content-type', JSON_TYPE)
  @LargeJson(LARGEST_BODY)
  @ApiOperation({
    operationId: 'computePerformance',
    summary: 'The same figures for returns of your own; nothing is stored',
    description: 'What cannot be computed is refused with its place in `errors[].path`, as in `returns[3]`.',
  })
  @ApiBody({ type: PerformanceRequestDto })
  @ApiOkResponse({ type: PerformanceAnswerDto })
  @ApiProblem(400, 'invalid_input')
  @ApiProblem(503, 'optimizer_busy', 'optimizer_timeout')
  compute(@UnreadBody() body: Uint8Array): Promise<string> {
    return this.computations.run(body);
  }
}
