import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DISCRETE_METHODS } from '../../quant/discrete/discrete-allocation.js';

const NUMBERS = { type: 'object', additionalProperties: { type: 'number' } } as const;
const AMOUNT = { oneOf: [{ type: 'number' }, { type: 'string', pattern: '^\\d+(\\.\\d+)?$' }] };

/** Described here, read and checked in the worker. */
export class DiscreteRequestDto {
  @ApiProperty({
    ...NUMBERS,
    example: { AAPL: 0.6, MSFT: 0.4 },
    description:
      'Fractions of the capital, negative for a short position. They sum to 1 at most; the rest stays in cash.',
  })
  weights: Record<string, number>;
  @ApiProperty({
    type: 'object',
    additionalProperties: AMOUNT,
    example: { AAPL: '71.712', MSFT: 152.597 },
    description: 'Of one share; every symbol with a weight needs one.',
  })
  prices: Record<string, number | string>;
  @ApiProperty({ ...AMOUNT, example: '10000' }) capital: number | string;
  @ApiPropertyOptional({
    enum: DISCRETE_METHODS,
    default: 'lp',
    description:
      '`lp` minimises Σ|wᵢV − nᵢpᵢ| + cash above what the weights leave, by branch and bound over at most 200,000 choices a ' +
      'side; `greedy` rounds down and buys one by one what is furthest below its weight.',
  })
  method?: string;
  @ApiPropertyOptional({
    oneOf: [...AMOUNT.oneOf, { type: 'object', additionalProperties: AMOUNT }],
    default: 1,
    description: 'Shares come in multiples of it, which may be fractions; one for all, or by symbol.',
  })
  lot_size?: number | string | Record<string, number | string>;
}

class DiscreteDiagnosticsDto {
  @ApiProperty({ enum: ['branch_and_bound', 'greedy'] }) solver: string;
  @ApiProperty({ description: 'Σ|wᵢV − nᵢpᵢ| + cash above what the weights leave.', example: 17.2 }) objective: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'What a better choice could save of the objective at most, as a fraction of the capital; 0: proven.',
    example: 0,
  })
  optimality_gap: number | null;
  @ApiProperty({ type: 'integer', example: 7 }) nodes: number;
  @ApiProperty({ example: 1.4 }) elapsed_ms: number;
}

export class DiscreteDto {
  @ApiProperty({ ...NUMBERS, example: { AAPL: 84, MSFT: 26 }, description: 'Negative for a short position.' })
  shares: Record<string, number>;
  @ApiProperty({ example: 8.67, description: 'Cash: the capital without the value of the shares.' }) leftover: number;
  @ApiProperty({ ...NUMBERS, description: 'What the shares are worth, as fractions of the capital.' })
  weights: Record<string, number>;
  @ApiProperty({ enum: DISCRETE_METHODS }) method: string;
  @ApiProperty({ type: DiscreteDiagnosticsDto }) diagnostics: DiscreteDiagnosticsDto;
}
