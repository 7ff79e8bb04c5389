import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../../platform/auth/require-scope.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
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
  @ApiOperation({ summary: 'What may be traded now and why: state, breakers, protections' })
  @ApiOkResponse({ type: TradingStateDto })
  @ApiProblem(502, 'broker_unavailable', 'broker_rejected', 'broker_protocol')
  state(): Promise<TradingStateDto> {
    return this.view.load();
  }

  @Post('halt')
  @HttpCode(200)
  @RequireScope('admin')
  @ApiOperation({ summary: 'Kill switch: nothing more is sent, open orders are canceled, the active run ends' })
  @ApiOkResponse({ type: HaltedDto })
  @ApiProblem(400, 'validation_failed', 'malformed_json')
  @ApiProblem(502, 'broker_unavailable', 'broker_rejected', 'broker_protocol')
  async halt(@Body() { reason, cancel_external: isAll }: HaltDto, @Actor() by: string): Promise<HaltedDto> {
    const open = await this.control.halt({ reason, by, cancelExternal: isAll === true });
    return Object.assign(await this.view.load(), { open_orders: open ?? null });
  }

  @Post('reduce')
  @HttpCode(200)
  @RequireScope('admin')
  @ApiOperation({ summary: 'Send sells only, until it is resumed' })
  @ApiOkResponse({ type: TradingStateDto })
  @ApiProblem(400, 'validation_failed', 'malformed_json')
  @ApiProblem(409, 'trading_state_conflict')
  @ApiProblem(502, 'broker_unavailable', 'broker_rejected', 'broker_protocol')
  async reduce(@Body() { reason }: ReduceDto, @Actor() by: string): Promise<TradingStateDto> {
    await this.control.reduce(reason, by);
    return this.view.load();
  }

  @Post('resume')
  @HttpCode(200)
  @RequireScope('admin')
  @ApiOperation({ summary: 'Trade again; tripped breakers are armed anew and measure from now on' })
  @ApiOkResponse({ type: TradingStateDto })
  @ApiProblem(400, 'validation_failed', 'malformed_json')
  @ApiProblem(409, 'trading_state_conflict', 'account_mismatch', 'account_blocked')
  @ApiProblem(502, 'broker_unavailable', 'broker_rejected', 'broker_protocol')
  async resume(@Body() { reason }: ResumeDto, @Actor() by: string): Promise<TradingStateDto> {
    await this.control.resume(reason ?? 'resumed', by);
    return this.view.load();
  }
}
