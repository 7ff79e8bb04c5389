import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RequireScope } from '../../platform/auth/require-scope.decorator.js';
import { ApiPage } from '../../platform/http/api-page.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import { BelongsToFeature } from '../../platform/http/feature.decorator.js';
import { PageQueryDto } from '../../platform/http/page-query.dto.js';
import { Actor } from '../../platform/http/request-context.js';
import { BacktestRequests } from './backtest-requests.service.js';
import { BacktestsRepository } from './backtests.repository.js';
import { BacktestDetailDto, BacktestDto } from './dto/backtest.dto.js';
import { CreateBacktestDto } from './dto/backtest-request.dto.js';
import { BacktestReport } from './report/backtest-report.service.js';
import { REPORT_POLICY } from './report/report-policy.js';

const ID = {
  name: 'id',
  description: 'Of a backtest, see GET /backtests.',
  schema: { type: 'string', format: 'uuid' },
} as const;

/** Without what makes it long. */
const REPORT = `<!doctype html>
<html lang="en">
  <head><title>Equal weight, monthly – backtest</title>…</head>
  <body>…</body>
</html>
`;

@ApiTags('backtests')
@Controller('backtests')
@BelongsToFeature('backtest')
@RequireScope('read')
export class BacktestsController {
  constructor(
    private readonly requests: BacktestRequests,
    private readonly backtests: BacktestsRepository,
    private readonly report: BacktestReport,
  ) {}

  @Post()
  @RequireScope('trade')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'startBacktest',
    summary: 'Simulate a rule on the stored bars, in the background',
    description:
      'It decides at the close of the last session of each period on bars up to then, trades there, and holds until the next decision. Follow it at the `Location`.',
  })
  @ApiAcceptedResponse({
    type: BacktestDto,
    headers: { Location: { description: 'Where its progress and result are.', schema: { type: 'string' } } },
  })
  @ApiProblem(404, 'strategy_not_found', 'symbol_not_found')
  @ApiProblem(422, 'invalid_strategy', 'empty_universe', 'insufficient_data', 'backtest_too_large')
  @ApiProblem(503, 'backtest_queue_full')
  async start(
    @Body() request: CreateBacktestDto,
    @Actor() requestedBy: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BacktestDto> {
    const queued = await this.requests.create(request, requestedBy);
    void reply.header('location', `/backtests/${queued.id}`);
    return BacktestDto.of(queued);
  }

  @Get()
  @ApiOperation({
    operationId: 'listBacktests',
    summary: 'Backtests, newest first',
    description: 'What was asked, how far each is, and why those that failed did. Results are at GET /backtests/{id}.',
  })
  @ApiPage(BacktestDto)
  async list(@Query() { limit, offset }: PageQueryDto): Promise<BacktestDto[]> {
    return (await this.backtests.list(limit, offset)).map((row) => BacktestDto.of(row));
  }

  @Get(':id')
  @ApiOperation({
    operationId: 'getBacktest',
    summary: 'How far a backtest is, then its result',
    description:
      '`result` is null until the status is `completed`; a `failed` one has an `error` with code and sentence.',
  })
  @ApiOkResponse({ type: BacktestDetailDto })
  @ApiParam(ID)
  @ApiProblem(404, 'backtest_not_found')
  async get(@Param('id') id: string): Promise<BacktestDetailDto> {
    return BacktestDetailDto.ofDetail(await this.backtests.get(id));
  }

  @Get(':id/report.html')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', REPORT_POLICY)
  @ApiOperation({
    operationId: 'getBacktestReport',
    summary: 'The result as a page for people',
    description: 'Statistics, curves, monthly returns and decisions; no script, and nothing from another host.',
  })
  @ApiProduces('text/html')
  @ApiOkResponse({ description: 'The page.', schema: { type: 'string' }, example: REPORT })
  @ApiParam(ID)
  @ApiProblem(404, 'backtest_not_found')
  @ApiProblem(409, 'backtest_not_finished')
  reportOf(@Param('id') id: string): Promise<string> {
    return this.report.render(id);
  }
}
