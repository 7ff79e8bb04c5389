import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../../platform/auth/require-scope.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import { ApiBrokerProblems } from '../broker/api-broker-problems.decorator.js';
import { BelongsToFeature } from '../../platform/http/feature.decorator.js';
import { Actor } from '../../platform/http/request-context.js';
import { HaltDto, HaltedDto, ReduceDto, ResumeDto, TradingStateDto } from '../dto/trading-state.dto.js';
import { SafetyView } from './safety-view.service.js';
import { TradingControl } from './trading-control.service.js';

@ApiTags('safety')
@Controller('execute')
@BelongsToFeature('execution')
@RequireScope('read')
export class SafetyController {
  constructor(
    private readonly control: TradingControl,
    private readonly view: SafetyView,
  ) {}

  @Get('state')
  @ApiOperation({
    operationId: 'getTradingState',
    summary: 'What may be traded now and why: state, breakers, protections',
    description:
      '`ACTIVE`, `REDUCING` (sells only) or `HALTED`, who set it and why, with the measure of every breaker.',
  })
  @ApiOkResponse({ type: TradingStateDto })
  @ApiBrokerProblems()
  state(): Promise<TradingStateDto> {
    return this.view.load();
  }

  @Post('halt')
  @HttpCode(200)
  @RequireScope('admin')
  @ApiOperation({
    operationId: 'haltTrading',
    summary: 'Kill switch: nothing more is sent, open orders are canceled, the active run ends',
    description: 'Holds over restarts and for every process until POST /execute/resume.',
  })
  @ApiOkResponse({ type: HaltedDto })
  @ApiBrokerProblems()
  async halt(@Body() { reason, cancel_external: isAll }: HaltDto, @Actor() by: string): Promise<HaltedDto> {
    const open = await this.control.halt({ reason, by, cancelExternal: isAll === true });
    return Object.assign(await this.view.load(), { open_orders: open ?? null });
  }

  @Post('reduce')
  @HttpCode(200)
  @RequireScope('admin')
  @ApiOperation({
    operationId: 'reduceTrading',
    summary: 'Send sells only, until it is resumed',
    description: 'Positions may shrink and not grow. From `HALTED` the way leads over POST /execute/resume.',
  })
  @ApiOkResponse({ type: TradingStateDto })
  @ApiProblem(409, 'trading_state_conflict')
  @ApiBrokerProblems()
  async reduce(@Body() { reason }: ReduceDto, @Actor() by: string): Promise<TradingStateDto> {
    await this.control.reduce(reason, by);
    return this.view.load();
  }

  @Post('resume')
  @HttpCode(200)
  @RequireScope('admin')
  @ApiOperation({
    operationId: 'resumeTrading',
    summary: 'Trade again; tripped breakers are armed anew and measure from now on',
    description:
      'Only when the cause is understood. Refused while the account is not the one that this system belongs to, or is blocked.',
  })
  @ApiOkResponse({ type: TradingStateDto })
  @ApiProblem(409, 'trading_state_conflict', 'account_mismatch', 'account_blocked')
  @ApiBrokerProblems()
  async resume(@Body() { reason }: ResumeDto, @Actor() by: string): Promise<TradingStateDto> {
    await this.control.resume(reason ?? 'resumed', by);
    return this.view.load();
  }
}
