import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../platform/auth/require-scope.decorator.js';
import { ApiProblem } from '../platform/http/api-problem.decorator.js';
import { BelongsToFeature } from '../platform/http/feature.decorator.js';
import { Actor } from '../platform/http/request-context.js';
import { AccountView } from './account/account-view.service.js';
import { AccountDto } from './dto/account.dto.js';
import { OrderDto, OrdersQueryDto } from './dto/order.dto.js';
import { RunDetailDto, RunDto } from './dto/rebalance.dto.js';
import { PageQueryDto, TradeDto } from './dto/trade.dto.js';
import { OrderListRepository } from './order-list.repository.js';
import { RebalanceService } from './runs/rebalance.service.js';
import { RunsRepository } from './runs/runs.repository.js';
import { RunView } from './runs/run-view.service.js';
import { TradesRepository } from './trades.repository.js';

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

  @Get('orders')
  @ApiOperation({ summary: 'Orders at the broker, newest first; several may come of one leg of a run' })
  @ApiOkResponse({ type: [OrderDto] })
  @ApiProblem(400, 'validation_failed')
  listOrders(@Query() { run_id: runId, limit, offset }: OrdersQueryDto): Promise<OrderDto[]> {
    return this.orders.list({ runId, limit, offset });
  }

  @Get('runs')
  @ApiOperation({ summary: 'Rebalance runs, newest first' })
  @ApiOkResponse({ type: [RunDto] })
  @ApiProblem(400, 'validation_failed')
  async listRuns(@Query() { limit, offset }: PageQueryDto): Promise<RunDto[]> {
    return (await this.runs.list(limit, offset)).map((run) => RunDto.of(run));
  }

  @Get('runs/:id')
  @ApiOperation({ summary: 'One run with its plan, its legs, their orders and what was skipped' })
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
