import { ApiProperty } from '@nestjs/swagger';
import { STRATEGY_KINDS } from '../../../strategies/kinds/registry.js';
import { REBALANCE_PERIODS } from '../../../strategies/rebalance-schedule.js';
import type { BacktestDefinition } from '../backtest-definition.js';
import type { BacktestResult } from '../backtest-result.js';
import type { BacktestRow } from '../backtests.repository.js';
import { BacktestResultDto } from './backtest-result.dto.js';

const STATUSES = ['queued', 'running', 'completed', 'failed'];
const TIME = { type: String, format: 'date-time', nullable: true } as const;
const HASH = { type: String, nullable: true, example: null } as const;

export class BacktestErrorDto {
  @ApiProperty({ example: 'insufficient_data', description: 'See docs/errors.md.' }) code: string;
  @ApiProperty({ example: 'The backtest cannot be computed: no period ends between start and end.' }) detail: string;
}

export class BacktestDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: STATUSES }) status: string;
  @ApiProperty({ example: 0, minimum: 0, maximum: 1, description: 'Fraction of the decisions that are made.' })
  progress: number;
  @ApiProperty({ type: String, nullable: true, example: 'beta', description: 'Null where the rule was given.' })
  strategy: string | null;
  @ApiProperty({ enum: STRATEGY_KINDS.names }) kind: string;
  @ApiProperty({ format: 'date' }) start: string;
  @ApiProperty({ format: 'date' }) end: string;
  @ApiProperty({ enum: REBALANCE_PERIODS }) rebalance: string;
  @ApiProperty({ example: 'dashboard', description: 'Name of the token that asked.' }) requested_by: string;
  @ApiProperty({ format: 'date-time' }) created_at: string;
  @ApiProperty(TIME) started_at: string | null;
  @ApiProperty(TIME) finished_at: string | null;
  @ApiProperty({ type: BacktestErrorDto, nullable: true, description: 'Why it failed.', example: null })
  error: BacktestErrorDto | null;

  static of(row: BacktestRow): BacktestDto {
    return summaryOf(row);
  }
}

function summaryOf(row: BacktestRow): Omit<BacktestDto, never> {
  const { strategy, kind, start, end, rebalance } = row.definition;
  return {
    ...{ id: row.id, status: row.status, progress: row.progress },
    ...{ strategy, kind, start, end, rebalance },
    requested_by: row.requestedBy,
    created_at: row.createdAt.toISOString(),
    started_at: row.startedAt?.toISOString() ?? null,
    finished_at: row.finishedAt?.toISOString() ?? null,
    error: row.errorCode === null ? null : { code: row.errorCode, detail: row.errorDetail ?? '' },
  };
}

export class BacktestDefinitionDto {
  @ApiProperty({ type: String, nullable: true, example: 'beta' }) strategy: string | null;
  @ApiProperty({ example: 'Beta – inverse volatility' }) name: string;
  @ApiProperty({ enum: STRATEGY_KINDS.names }) kind: string;
  @ApiProperty({ type: 'object', additionalProperties: true, example: { lookback_days: 63 } }) params: object;
  @ApiProperty({ type: 'object', additionalProperties: true, example: { symbols: ['AAPL', 'MSFT'] } }) universe: object;
  @ApiProperty({ type: [String], example: ['AAPL', 'MSFT'], description: 'What the universe meant when it was asked.' })
  symbols: string[];
  @ApiProperty({ format: 'date' }) start: string;
  @ApiProperty({ format: 'date' }) end: string;
  @ApiProperty({ example: '1000000' }) initial_capital: string;
  @ApiProperty({ enum: REBALANCE_PERIODS }) rebalance: string;
  @ApiProperty({ example: 0.001 }) cost_rate: number;
  @ApiProperty({ type: String, nullable: true, example: 'SPY' }) benchmark: string | null;
  @ApiProperty({ example: 0 }) risk_free_rate: number;
}

export class BacktestDetailDto extends BacktestDto {
  @ApiProperty({ type: BacktestDefinitionDto, description: 'The question, completed.' })
  definition: BacktestDefinition;
  @ApiProperty({ ...HASH, description: 'SHA-256 of definition and prices: equal hashes, equal results.' })
  inputs_hash: string | null;
  @ApiProperty({ ...HASH, description: 'SHA-256 of the prices alone.' }) prices_hash: string | null;
  @ApiProperty({ type: BacktestResultDto, nullable: true, description: 'Null until it is `completed`.' })
  result: BacktestResult | null;

  static ofDetail(row: BacktestRow & { result: BacktestResult | null }): BacktestDetailDto {
    const { definition, inputsHash, pricesHash, result } = row;
    return { ...summaryOf(row), definition, inputs_hash: inputsHash, prices_hash: pricesHash, result };
  }
}
