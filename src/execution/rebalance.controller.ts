import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AppError } from '../common/app-error.js';
import { RequireScope } from '../platform/auth/require-scope.decorator.js';
import { ApiProblem } from '../platform/http/api-problem.decorator.js';
import { ApiBrokerProblems } from './broker/api-broker-problems.decorator.js';
import { BelongsToFeature } from '../platform/http/feature.decorator.js';
import { HeaderOnce } from '../platform/http/header-once.js';
import { Actor } from '../platform/http/request-context.js';
import { PlanDto, PreviewDto } from './dto/plan.dto.js';
import { RebalanceDto, StartRebalanceDto } from './dto/rebalance.dto.js';
import { PlanContracts } from './plans/plan-contracts.service.js';
import { RebalanceService } from './runs/rebalance.service.js';

const LONGEST_KEY = 200;
const CONFLICTS = [
  'run_in_progress',
  'idempotency_key_reused',
  'plan_stale',
  'plan_used',
  'market_closed',
  'no_book',
  'trading_halted',
  'account_mismatch',
  'account_blocked',
] as const;

@ApiTags('execution')
@Controller('execute')
@BelongsToFeature('execution')
@RequireScope('trade')
export class RebalanceController {
  constructor(
    private readonly rebalances: RebalanceService,
    private readonly contracts: PlanContracts,
  ) {}

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'previewRebalance',
    summary: 'The orders that a rebalance would send now',
    description:
      'Nothing is sent. Executing the `plan_id` sends exactly these orders, or none. While trading is halted it has no ' +
      'order, and everything that it would trade is skipped `TRADING_STATE_HALTED`.',
  })
  @ApiOkResponse({ type: PlanDto })
  @ApiProblem(400, 'invalid_input')
  @ApiProblem(404, 'strategy_not_found')
  @ApiProblem(409, 'no_book', 'account_mismatch', 'account_blocked')
  @ApiProblem(422, 'negative_target')
  @ApiBrokerProblems()
  async preview(@Body() { strategy, style }: PreviewDto, @Actor() requestedBy: string): Promise<PlanDto> {
    return PlanDto.of(await this.contracts.preview({ strategy, style, requestedBy }));
  }

  @Post('rebalance')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'startRebalance',
    summary: 'Trade to the book; answers as soon as the first orders are out or it is clear why none are',
    description:
      'With `plan_id` exactly the orders of that preview are sent, or `plan_stale` says what moved and none is. The ' +
      'sells are those of the plan; its buys are scaled down only where their cash is not there, as when the sells ' +
      'brought less than planned.',
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'The same key is the same run, however often it is sent.',
  })
  @ApiOkResponse({ type: RebalanceDto })
  @ApiProblem(400, 'invalid_input')
  @ApiProblem(404, 'strategy_not_found', 'plan_not_found')
  @ApiProblem(409, ...CONFLICTS)
  @ApiProblem(422, 'negative_target')
  @ApiBrokerProblems('executor_unavailable')
  async rebalance(
    @Body() { strategy, plan_id: planId, dry_run, style }: StartRebalanceDto,
    @HeaderOnce('Idempotency-Key') idempotencyKey: string | undefined,
    @Actor() requestedBy: string,
  ): Promise<RebalanceDto> {
    assertUsable(idempotencyKey);
    if (planId !== undefined) assertLeftOut({ strategy, style });
    if (dry_run === true) {
      return RebalanceDto.ofDryRun(await this.contracts.rehearse({ planId, strategy, style, requestedBy }));
    }
    const request = { strategy, planId, style, idempotencyKey, trigger: 'api' as const, requestedBy };
    return RebalanceDto.of(await this.rebalances.start(request));
  }
}

function assertUsable(key: string | undefined): void {
  if (key === undefined || (key !== '' && key.length <= LONGEST_KEY)) return;
  refuse('Idempotency-Key', `must have 1 to ${LONGEST_KEY} characters`);
}

/** What the plan says already. */
function assertLeftOut(members: Record<string, unknown>): void {
  const [given] = Object.entries(members).find(([, value]) => value !== undefined) ?? [];
  if (given !== undefined) refuse(given, `must be left out beside plan_id: the plan has its ${given}`);
}

function refuse(path: string, message: string): never {
  throw new AppError('validation_failed', `${path} ${message}.`, { errors: [{ path, message }] });
}
