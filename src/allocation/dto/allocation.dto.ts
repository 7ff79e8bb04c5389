import { ApiProperty } from '@nestjs/swagger';
import { IntegerField, TextField } from '../../platform/http/fields.js';

const WEIGHTS = { type: 'object', additionalProperties: { type: 'number' } } as const;

export class StartAllocationDto {
  @TextField({
    optional: true,
    description: 'Only this strategy; the others keep their latest weights.',
    example: 'beta',
  })
  strategy?: string;
}

export class RunsQueryDto {
  @TextField({ optional: true, description: 'Only runs of this strategy.', example: 'beta' })
  strategy?: string;

  @IntegerField({ min: 1, max: 1000, fallback: 50 })
  limit = 50;

  @IntegerField({ min: 0, max: 1_000_000, fallback: 0 })
  offset = 0;
}

export class NewRunDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'beta' }) strategy: string;
  @ApiProperty({ format: 'date' }) as_of: string;
  @ApiProperty({ description: 'Number of symbols with a weight.' }) positions: number;
}

export class AllocationFailureDto {
  @ApiProperty({ example: 'gamma' }) strategy: string;
  @ApiProperty({ example: 'insufficient_data' }) code: string;
  @ApiProperty() message: string;
}

export class AllocationResultDto {
  @ApiProperty({ format: 'uuid' }) book_id: string;
  @ApiProperty({ format: 'uuid' }) meta_run_id: string;
  @ApiProperty({ format: 'date' }) as_of: string;
  @ApiProperty({ description: 'Gave the shares; a fallback when the configured method failed.' }) method: string;
  @ApiProperty({ ...WEIGHTS, description: 'Share of the capital by strategy.', example: { alpha: 0.5, beta: 0.5 } })
  shares: Record<string, number>;
  @ApiProperty({ type: [NewRunDto] }) runs: NewRunDto[];
  @ApiProperty({ type: [AllocationFailureDto], description: 'Strategies that keep their latest weights, and why.' })
  failures: AllocationFailureDto[];
}

export class AllocationRunDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: ['strategy', 'meta'], description: '`meta` shares capital among the strategies.' })
  level: string;
  @ApiProperty({ type: String, nullable: true }) strategy: string | null;
  @ApiProperty({ format: 'date' }) as_of: string;
  @ApiProperty() method: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) params: object;
  @ApiProperty({ description: 'SHA-256 of the stored inputs.' }) inputs_hash: string;
  @ApiProperty({ type: String, format: 'date-time' }) created_at: Date;
}

export class AllocationRunDetailDto extends AllocationRunDto {
  @ApiProperty({ ...WEIGHTS, description: 'By symbol, or by strategy for a meta run.' }) weights: Record<
    string,
    number
  >;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'Method and what was tried before it, estimates, solver, binding constraints, risk contributions, symbols left out and why.',
  })
  diagnostics: object;
}
