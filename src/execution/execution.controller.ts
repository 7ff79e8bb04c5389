import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AppError } from '../common/app-error.js';
import { RequireScope } from '../platform/auth/require-scope.decorator.js';
import { ApiProblem } from '../platform/http/api-problem.decorator.js';
import { BelongsToFeature } from '../platform/http/feature.decorator.js';
import { Actor } from '../platform/http/request-context.js';
import { AccountView } from './account/account-view.service.js';
import { AccountDto } from './dto/account.dto.js';
import { RebalanceDto, RunDetailDto, RunDto, StartRebalanceDto } from './dto/rebalance.dto.js';
import { PageQueryDto, TradeDto } from './dto/trade.dto.js';
import { RebalanceService } from './runs/rebalance.service.js';
import { RunsRepository } from './runs/runs.repository.js';
import { RunView } from './runs/run-view.service.js';
import { TradesRepository } from './trades.repository.js';

const LONGEST_KEY = 200;

@ApiTags('execution')
@Controller('execute')
@BelongsToFeature('execution')
@RequireScope('read')
export class ExecutionController {
  constructor(
    private readonly accounts: AccountView,
    private readonly trades: TradesRepository,
    private readonly rebalances: RebalanceService,
    private readonly runs: RunsRepository,
    private readonly view: RunView,
  ) {}

  @Get('account')
  @ApiOperation({ summary: 'The account at the broker' })
  @ApiOkResponse({ type: AccountDto })
  @ApiProblem(409, 'account_mismatch')
  @ApiProblem(502, 'broker_unavailable', 'broker_rejected', 'broker_protocol')
  account(): Promise<AccountDto> {
    return this.accounts.load();
  }

  @Get('trades')
  @ApiOperation({ summary: 'Fills, newest first' })
  @ApiOkResponse({ type: [TradeDto] })
  @ApiProblem(400, 'validation_failed')
  listTrades(@Query() { limit, offset }: PageQueryDto): Promise<TradeDto[]> {
    return this.trades.list(limit, offset);
  }

  @Post('rebalance')
  @HttpCode(200)
  @RequireScope('trade')
  @ApiOperation({
    summary: 'Trade to the book; answers as soon as the first orders are out or it is clear why none are',
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'The same key is the same run, however often it is sent.',
  })
  @ApiOkResponse({ type: RebalanceDto })
  @ApiProblem(400, 'validation_failed', 'malformed_json')
  @ApiProblem(404, 'strategy_not_found')
  @ApiProblem(
    409,
    'run_in_progress',
    'idempotency_key_reused',
    'no_book',
    'trading_halted',
    'account_mismatch',
    'account_blocked',
  )
  @ApiProblem(422, 'negative_target')
  @ApiProblem(502, 'broker_unavailable', 'broker_rejected', 'broker_protocol')
  @ApiProblem(503, 'executor_unavailable')
  async rebalance(
    @Body() { strategy }: StartRebalanceDto,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Actor() requestedBy: string,
  ): Promise<RebalanceDto> {
    assertUsable(idempotencyKey);
    return RebalanceDto.of(await this.rebalances.start({ strategy, idempotencyKey, trigger: 'api', requestedBy }));
  }

  @Get('runs')
  @ApiOperation({ summary: 'Rebalance runs, newest first' })
  @ApiOkResponse({ type: [RunDto] })
  @ApiProblem(400, 'validation_failed')
  async listRuns(@Query() { limit, offset }: PageQueryDto): Promise<RunDto[]> {
    return (await this.runs.list(limit, offset)).map((run) => RunDto.of(run));
  }

  @Get('runs/:id')
  @ApiOperation({ summary: 'One run with its plan, its orders and what was skipped' })
  @ApiOkResponse({ type: RunDetailDto })
  @ApiProblem(404, 'run_not_found')
  async getRun(@Param('id') id: string): Promise<RunDetailDto> {
    return RunDetailDto.ofDetail(await this.view.load(id));
  }

  @Post('runs/:id/cancel')
  @HttpCode(200)
  @RequireScope('trade')
  @ApiOperation({ summary: 'End a run: nothing more is sent and open orders are canceled' })
  @ApiOkResponse({ type: RunDetailDto })
  @ApiProblem(404, 'run_not_found')
  async cancelRun(@Param('id') id: string, @Actor() requestedBy: string): Promise<RunDetailDto> {
    return RunDetailDto.ofDetail(await this.rebalances.cancel(id, requestedBy));
  }
}

function assertUsable(key: string | undefined): void {
  if (key === undefined || (key !== '' && key.length <= LONGEST_KEY)) return;
  const message = `must have 1 to ${LONGEST_KEY} characters`;
  throw new AppError('validation_failed', `The header Idempotency-Key ${message}.`, {
    errors: [{ path: 'Idempotency-Key', message }],
  });
}
