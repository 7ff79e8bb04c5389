import { ApiProperty } from '@nestjs/swagger';
import { FlagField, ObjectField, TextField } from '../../platform/http/fields.js';
import type { StoredPlan } from '../plans/plans.repository.js';
import type { RunDetail, RunLeg, RunOrder } from '../runs/run-view.service.js';
import { isRunOver } from '../runs/run-states.js';
import type { Run } from '../runs/runs.repository.js';
import type { LegEnd } from '../styles/execution-style.js';
import { PlanDto, STYLE_FIELD } from './plan.dto.js';
import { SkipDto } from './skip.dto.js';

const STATUSES = [
  'queued',
  'sells_in_progress',
  'buys_in_progress',
  'completed',
  'completed_with_errors',
  'canceled',
  'canceled_mid_run',
  'held',
  'failed',
];
const SENT = new Set(['accepted', 'terminal']);

export class StartRebalanceDto {
  @TextField({ optional: true, maxLength: 63, example: 'beta', description: 'Move only this strategy to its target.' })
  strategy?: string;

  @TextField({ optional: true, maxLength: 36, description: 'Execute exactly the plan of this preview, or nothing.' })
  plan_id?: string;

  @FlagField({ optional: true, description: 'Answer with the plan and send nothing.' })
  dry_run?: boolean;

  @ObjectField({ optional: true, ...STYLE_FIELD })
  style?: object;
}

export class RunOrderDto {
  @ApiProperty({
    type: 'integer',
    nullable: true,
    example: 1,
    description: 'Number of its leg; null while it is planned.',
  })
  leg: number | null;
  @ApiProperty({ type: String, nullable: true, example: 'pas-0b0e4d3a-1' }) client_order_id: string | null;
  @ApiProperty({ type: String, nullable: true, example: '61e69015-8549-4bfd-b9c3-01e75843f47d' }) order_id:
    string | null;
  @ApiProperty({ example: 'AAPL' }) symbol: string;
  @ApiProperty({ enum: ['buy', 'sell'] }) side: 'buy' | 'sell';
  @ApiProperty({ type: String, enum: ['market', 'limit'], nullable: true, description: 'Null while it is planned.' })
  type: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) limit_price: string | null;
  @ApiProperty({ type: String, nullable: true, example: '12.5', description: 'Shares.' }) qty: string | null;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'USD.' }) notional: string | null;
  @ApiProperty({
    enum: ['planned', 'pending', 'unknown', 'accepted', 'rejected', 'terminal'],
    description: '`planned`: a buy whose size is decided when the sells are done.',
  })
  state: string;
  @ApiProperty({ type: String, nullable: true, example: 'filled', description: 'The broker’s word.' })
  status: string | null;
  @ApiProperty({ example: '12.5' }) filled_qty: string;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'Why it will not trade.' })
  failure: object | null;

  static of(order: RunOrder): RunOrderDto {
    return {
      leg: order.leg,
      client_order_id: order.clientOrderId,
      order_id: order.orderId,
      symbol: order.symbol,
      side: order.side,
      type: order.type,
      limit_price: order.limitPrice,
      qty: order.qty,
      notional: order.notional,
      state: order.state,
      status: order.status,
      filled_qty: order.filledQty,
      failure: order.failure,
    };
  }
}

const LEG_ENDS: readonly LegEnd[] = [
  'sent',
  'filled',
  'rest_too_small',
  'gave_up',
  'unfilled',
  'refused',
  'market_closed',
  'cancel_stuck',
  'canceled',
];

export class LegDto {
  @ApiProperty({ type: 'integer', example: 0 }) leg: number;
  @ApiProperty({ example: 'AAPL' }) symbol: string;
  @ApiProperty({ enum: ['buy', 'sell'] }) side: 'buy' | 'sell';
  @ApiProperty({ type: String, nullable: true, example: '12.5', description: 'Shares.' }) qty: string | null;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'USD.' }) notional: string | null;
  @ApiProperty({ example: '12.5', description: 'Of all its orders.' }) filled_qty: string;
  @ApiProperty({ type: String, nullable: true, description: 'The middle of the book when its style began.' })
  arrival_price: string | null;
  @ApiProperty({
    type: String,
    enum: LEG_ENDS,
    nullable: true,
    description: 'Why no further order of it comes; null: one may come.',
  })
  ended: string | null;
  @ApiProperty({ type: String, nullable: true }) detail: string | null;
  @ApiProperty({ type: [RunOrderDto], description: 'One after the other.' }) orders: RunOrderDto[];

  static of(leg: RunLeg): LegDto {
    const { leg: number, symbol, side, qty, notional, filledQty, arrivalPrice, end, orders } = leg;
    return {
      ...{ leg: number, symbol, side, qty, notional },
      filled_qty: filledQty,
      arrival_price: arrivalPrice,
      ended: end?.reason ?? null,
      detail: end?.detail ?? null,
      orders: orders.map((order) => RunOrderDto.of(order)),
    };
  }
}

export class RunDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: STATUSES }) status: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: the whole book.' }) strategy: string | null;
  @ApiProperty({ enum: ['api', 'job', 'cli'] }) trigger: string;
  @ApiProperty({ description: 'The name of the token that asked.', example: 'owner' }) requested_by: string;
  @ApiProperty({ type: String, nullable: true, example: 'no_drift' }) reason: string | null;
  @ApiProperty({ type: String, nullable: true }) detail: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The preview that it executes.' })
  plan_id: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The hash of that preview.' }) plan_hash: string | null;
  @ApiProperty({ format: 'date-time' }) created_at: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) started_at: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) finished_at: string | null;

  static of(run: Run): RunDto {
    return summaryOf(run);
  }
}

export class RunDetailDto extends RunDto {
  @ApiProperty({ type: [RunOrderDto] }) orders: RunOrderDto[];
  @ApiProperty({ type: [LegDto], description: 'What it wants of each symbol, with the orders that came of it.' })
  legs: LegDto[];
  @ApiProperty({ type: [SkipDto] }) skipped: SkipDto[];
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'What was planned.' })
  plan: object | null;

  static ofDetail({ run, legs, orders }: RunDetail): RunDetailDto {
    return {
      ...summaryOf(run),
      orders: orders.map((order) => RunOrderDto.of(order)),
      legs: legs.map((leg) => LegDto.of(leg)),
      skipped: run.plan?.skipped ?? [],
      plan: run.plan,
    };
  }
}

export class RebalanceDto {
  @ApiProperty({ example: true, description: 'Whether an order reached the broker.' }) orders_submitted: boolean;
  @ApiProperty({
    required: false,
    format: 'uuid',
    description: 'Missing in a dry run.',
    example: '0b0e4d3a-58c9-4b7a-8a5f-3a0c2f0f8d11',
  })
  run_id?: string;
  @ApiProperty({ required: false, enum: STATUSES, description: 'Missing in a dry run.' }) status?: string;
  @ApiProperty({
    required: false,
    description:
      'Why nothing was sent: `no_drift`; `nothing_to_send` (something is to be traded and cannot be, see `skipped`); ' +
      '`market_closed` (the run waits and begins at the open); `all_rejected`; `crossed_internally`; `dry_run`; ' +
      '`pending` (nothing is known yet, see GET /execute/runs/{id}).',
  })
  reason?: string;
  @ApiProperty({ required: false }) detail?: string;
  @ApiProperty({ type: [RunOrderDto] }) orders: RunOrderDto[];
  @ApiProperty({ type: [SkipDto] }) skipped: SkipDto[];
  @ApiProperty({ required: false, type: PlanDto, description: 'Of a dry run.' }) plan?: PlanDto;

  static ofDryRun(plan: StoredPlan): RebalanceDto {
    const { skipped } = plan.contract.plan;
    return { orders_submitted: false, reason: 'dry_run', orders: [], skipped, plan: PlanDto.of(plan) };
  }

  static of({ run, orders }: RunDetail): RebalanceDto {
    const isSubmitted = orders.some(({ state }) => SENT.has(state));
    return {
      orders_submitted: isSubmitted,
      run_id: run.id,
      status: run.status,
      ...(isSubmitted ? {} : { reason: reasonOf(run, orders) }),
      ...(run.detail === null ? {} : { detail: run.detail }),
      orders: orders.map((order) => RunOrderDto.of(order)),
      skipped: run.plan?.skipped ?? [],
    };
  }
}

function reasonOf(run: Run, orders: readonly RunOrder[]): string {
  if (run.reason !== null) return run.reason;
  if (orders.length > 0 && orders.every(({ state }) => state === 'rejected')) return 'all_rejected';
  if (!isRunOver(run.status)) return 'pending';
  return run.plan !== null && run.plan.crosses.length > 0 ? 'crossed_internally' : 'nothing_to_send';
}

function summaryOf(run: Run): Pick<RunDto, keyof RunDto> {
  return {
    id: run.id,
    status: run.status,
    strategy: run.strategy,
    trigger: run.trigger,
    requested_by: run.requestedBy,
    reason: run.reason,
    detail: run.detail,
    plan_id: run.planId,
    plan_hash: run.planHash,
    created_at: run.createdAt.toISOString(),
    started_at: run.startedAt?.toISOString() ?? null,
    finished_at: run.finishedAt?.toISOString() ?? null,
  };
}
