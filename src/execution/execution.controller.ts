import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../platform/auth/require-scope.decorator.js';
import { ApiPage } from '../platform/http/api-page.decorator.js';
import { PageQueryDto } from '../platform/http/page-query.dto.js';
import { ApiProblem } from '../platform/http/api-problem.decorator.js';
import { ApiBrokerProblems } from './broker/api-broker-problems.decorator.js';
import { BelongsToFeature } from '../platform/http/feature.decorator.js';
import { Actor } from '../platform/http/request-context.js';
import { AccountView } from './account/account-view.service.js';
import { AccountDto } from './dto/account.dto.js';
import { OrderDto, OrdersQueryDto } from './dto/order.dto.js';
import { RunDetailDto, RunDto } from './dto/rebalance.dto.js';
import { TradeDto } from './dto/trade.dto.js';
import { OrderListRepository } from './order-list.repository.js';
import { RebalanceService } from './runs/rebalance.service.js';
import { RunsRepository } from './runs/runs.repository.js';
import { RunView } from './runs/run-view.service.js';
import { TradesRepository } from './trades.repository.js';

const RUN_ID = {
  name: 'id',
  description: 'Of a run, see GET /execute/runs.',
  schema: { type: 'string', format: 'uuid' },
} as const;

@ApiTags('execution')
@Controller('execute')
@BelongsToFeature('execution')
@RequireScope('read')
export class ExecutionController {
  constructor(
    private readonly accounts: AccountView,
    private readonly trades: TradesRepository,
    private readonly orders: OrderListRepository,
    private readonly rebalances: RebalanceService,
    private readonly runs: RunsRepository,
    private readonly view: RunView,
  ) {}

  @Get('account')
  @ApiOperation({
    operationId: 'getAccount',
    summary: 'The account at the broker',
    description: "As the broker tells it now, amounts as exact decimal texts. `trading_state` is this system's own.",
  })
  @ApiOkResponse({ type: AccountDto })
  @ApiProblem(409, 'account_mismatch')
  @ApiBrokerProblems()
  account(): Promise<AccountDto> {
    return this.accounts.load();
  }

  @Get('trades')
  @ApiOperation({
    operationId: 'listTrades',
    summary: 'Fills, newest first',
    description:
      "Every fill is booked once, with the broker's exact quantity and price. `strategy` names those that share it.",
  })
  @ApiPage(TradeDto)
  listTrades(@Query() { limit, offset }: PageQueryDto): Promise<TradeDto[]> {
    return this.trades.list(limit, offset);
  }

  @Get('orders')
  @ApiOperation({
    operationId: 'listOrders',
    summary: 'Orders at the broker, newest first; several may come of one leg of a run',
    description: 'As the broker last told them, with `run_id` those of one run only.',
  })
  @ApiPage(OrderDto)
  listOrders(@Query() { run_id: runId, limit, offset }: OrdersQueryDto): Promise<OrderDto[]> {
    return this.orders.list({ runId, limit, offset });
  }

  @Get('runs')
  @ApiOperation({
    operationId: 'listRuns',
    summary: 'Rebalance runs, newest first',
    description: 'What was asked for, by whom, and how it ended; `reason` says why nothing was sent.',
  })
  @ApiPage(RunDto)
  async listRuns(@Query() { limit, offset }: PageQueryDto): Promise<RunDto[]> {
    return (await this.runs.list(limit, offset)).map((run) => RunDto.of(run));
  }

  @Get('runs/:id')
  @ApiOperation({
    operationId: 'getRun',
    summary: 'One run with its plan, its legs, their orders and what was skipped',
    description:
      'Follow a run here until its `status` is final: `completed`, `completed_with_errors`, `canceled`, `canceled_mid_run` or `failed`.',
  })
  @ApiOkResponse({ type: RunDetailDto })
  @ApiParam(RUN_ID)
  @ApiProblem(404, 'run_not_found')
  async getRun(@Param('id') id: string): Promise<RunDetailDto> {
    return RunDetailDto.ofDetail(await this.view.load(id));
  }

  @Post('runs/:id/cancel')
  @HttpCode(200)
  @RequireScope('trade')
  @ApiOperation({
    operationId: 'cancelRun',
    summary: 'End a run: nothing more is sent and open orders are canceled',
    description: 'What was filled by then stays booked. A run that has ended is answered as it is.',
  })
  @ApiOkResponse({ type: RunDetailDto })
  @ApiParam(RUN_ID)
  @ApiProblem(404, 'run_not_found')
  async cancelRun(@Param('id') id: string, @Actor() requestedBy: string): Promise<RunDetailDto> {
    return RunDetailDto.ofDetail(await this.rebalances.cancel(id, requestedBy));
  }
}
