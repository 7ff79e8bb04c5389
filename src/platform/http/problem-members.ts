import { ApiPropertyOptional } from '@nestjs/swagger';

export class ProblemMovement {
  @ApiPropertyOptional({ example: 'price', description: 'Of what the plan was made.' })
  what?: string;

  @ApiPropertyOptional({ example: 'AAPL' })
  symbol?: string;

  @ApiPropertyOptional({ example: '187.15' })
  planned?: string;

  @ApiPropertyOptional({ example: '192.4' })
  now?: string;
}

/** What some codes add for machines: the `details` of their `AppError`. No other member of a problem may be called like one. */
export class ProblemMembers {
  @ApiPropertyOptional({ format: 'uuid', description: 'Of a rebalance: the run that is meant.' })
  run_id?: string;

  @ApiPropertyOptional({ description: '`run_in_progress`: how far that run is.' })
  run_status?: string;

  @ApiPropertyOptional({ format: 'uuid', description: '`plan_stale`: the plan.' })
  plan_id?: string;

  @ApiPropertyOptional({ type: [ProblemMovement], description: '`plan_stale`: what is no longer as it was planned.' })
  moved?: ProblemMovement[];

  @ApiPropertyOptional({ format: 'uuid', description: '`reconciliation_stale`: the latest finding.' })
  reconciliation_id?: string;

  @ApiPropertyOptional({
    type: 'integer',
    description: '`broker_throttled`: when to ask again, also in `Retry-After`.',
  })
  retry_after_ms?: number;

  @ApiPropertyOptional({ description: '`clock_skew`: the clock of the broker less ours.' })
  skew_ms?: number;

  @ApiPropertyOptional({ type: 'integer', description: '`insufficient_data`: observations that it takes.' })
  needed?: number;

  @ApiPropertyOptional({ type: 'integer', description: '`insufficient_data`: those that there are.' })
  available?: number;

  @ApiPropertyOptional({ type: 'integer', description: '`broker_rejected`: the status of the answer of the broker.' })
  broker_status?: number;

  @ApiPropertyOptional({ type: 'integer', nullable: true, description: '`broker_rejected`: the code of the broker.' })
  broker_code?: number | null;

  @ApiPropertyOptional({ description: '`broker_rejected`: the words of the broker.' })
  broker_message?: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: '`broker_rejected`, `broker_unavailable`: the name of the request at the broker.',
  })
  broker_request_id?: string | null;
}
