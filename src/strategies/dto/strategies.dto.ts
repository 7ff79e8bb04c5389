import { ApiProperty, PartialType, OmitType } from '@nestjs/swagger';
import { FlagField, ObjectField, ChoiceField, TextField } from '../../platform/http/fields.js';
import type { StrategyEntity } from '../entities/strategy.entity.js';
import { STRATEGY_KINDS } from '../kinds/registry.js';

/** The path parameter of what belongs to one strategy. */
export const STRATEGY_ID = {
  name: 'id',
  description: 'Of a strategy, see GET /strategies.',
  schema: { type: 'string', example: 'beta' },
} as const;

const ID_FORM = {
  pattern: /^[a-z][a-z0-9_-]{0,62}$/,
  demand: 'must be up to 63 small letters, digits, "_" and "-", a letter first',
};

export class CreateStrategyDto {
  @TextField({ form: ID_FORM, maxLength: 63, example: 'momentum_us' })
  id: string;

  @TextField({ optional: true, description: 'For people; the id when absent.', example: 'Momentum' })
  name?: string;

  @ChoiceField(STRATEGY_KINDS.names, { example: 'momentum_top_n' })
  kind: string;

  @ObjectField({
    optional: true,
    description: 'As GET /strategies/kinds describes them. Those of `optimize` are as of POST /allocation/optimize.',
    example: { n: 10 },
  })
  params?: Record<string, unknown>;

  @ObjectField({
    description: '`{"symbols":[…]}`, `{"sectors":[…]}` or `{"all":true}`.',
    example: { sectors: ['Technology'] },
  })
  universe: Record<string, unknown>;

  @FlagField({ optional: true, description: 'A disabled strategy gets no weights and no capital.' })
  enabled?: boolean;
}

/** What is left out stays as it is. */
export class UpdateStrategyDto extends PartialType(OmitType(CreateStrategyDto, ['id'] as const)) {}

export class StrategyDto {
  @ApiProperty({ example: 'momentum_us' }) id: string;
  @ApiProperty({ example: 'Momentum' }) name: string;
  @ApiProperty({ enum: STRATEGY_KINDS.names }) kind: string;
  @ApiProperty({ type: 'object', additionalProperties: true, example: { n: 10 } }) params: object;
  @ApiProperty({ type: 'object', additionalProperties: true, example: { all: true } }) universe: object;
  @ApiProperty() enabled: boolean;
  @ApiProperty({ format: 'date-time' }) created_at: string;
  @ApiProperty({ format: 'date-time' }) updated_at: string;

  static of({ createdAt, updatedAt, ...strategy }: StrategyEntity): StrategyDto {
    return { ...strategy, created_at: createdAt.toISOString(), updated_at: updatedAt.toISOString() };
  }
}

export class StrategyKindDto {
  @ApiProperty({ example: 'momentum_top_n' }) name: string;
  @ApiProperty({ example: 'Momentum, the strongest N' }) title: string;
  @ApiProperty({ example: 'Equal weights on the symbols that rose most.' }) description: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'JSON Schema of `params`.',
    example: { type: 'object', properties: { n: { type: 'integer', minimum: 1 } } },
  })
  params: object;
}

export class SymbolWeightDto {
  @ApiProperty({ example: 'AAPL' }) symbol: string;
  @ApiProperty({ description: 'Signed fraction of the strategy.', example: 0.1 }) weight: number;
}

export class StrategyWeightsDto {
  @ApiProperty({ example: 'beta' }) strategy: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null before the first allocation.' })
  run_id: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) as_of: string | null;
  @ApiProperty({ type: [SymbolWeightDto] }) weights: SymbolWeightDto[];
}
