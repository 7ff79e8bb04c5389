import { ApiProperty } from '@nestjs/swagger';
import { TextField } from '../../platform/http/fields.js';
import { PageQueryDto } from '../../platform/http/page-query.dto.js';

const WEIGHTS = { type: 'object', additionalProperties: { type: 'number' } } as const;

export class StartAllocationDto {
  @TextField({
    optional: true,
    description: 'Only this strategy; the others keep their latest weights.',
    example: 'beta',
  })
  strategy?: string;
}

export class RunsQueryDto extends PageQueryDto {
  @TextField({ optional: true, description: 'Only runs of this strategy.', example: 'beta' })
  strategy?: string;
}

export class NewRunDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'beta' }) strategy: string;
  @ApiProperty({ format: 'date' }) as_of: string;
  @ApiProperty({ type: 'integer', description: 'Number of symbols with a weight.', example: 10 }) positions: number;
}

export class AllocationFailureDto {
  @ApiProperty({ example: 'gamma' }) strategy: string;
  @ApiProperty({ example: 'insufficient_data' }) code: string;
  @ApiProperty({ example: '"gamma" needs 60 observations, there are 12.' }) message: string;
}

export class AllocationResultDto {
  @ApiProperty({ format: 'uuid' }) book_id: string;
  @ApiProperty({ format: 'uuid' }) meta_run_id: string;
  @ApiProperty({ format: 'date' }) as_of: string;
  @ApiProperty({
    description: 'Gave the shares; a fallback when the configured method failed.',
    example: 'min_variance',
  })
  method: string;
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
  @ApiProperty({ type: String, nullable: true, example: 'beta' }) strategy: string | null;
  @ApiProperty({ format: 'date' }) as_of: string;
  @ApiProperty({ example: 'min_variance' }) method: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) params: object;
  @ApiProperty({
    description: 'SHA-256 of the stored inputs.',
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  })
  inputs_hash: string;
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
