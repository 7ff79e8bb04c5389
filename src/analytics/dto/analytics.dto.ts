import { ApiProperty } from '@nestjs/swagger';
import { DateField, IntegerField, LastDayField, TextField } from '../../platform/http/fields.js';

export class CorrelationQueryDto {
  @TextField({ example: 'beta', maxLength: 63, description: 'One strategy.' })
  strategy1: string;

  @TextField({ example: 'gamma', maxLength: 63, description: 'The other one.' })
  strategy2: string;

  @IntegerField({ min: 3, max: 10_000, fallback: 60, description: 'The last so many daily returns in common.' })
  window = 60;
}

export class CorrelationDto {
  @ApiProperty({ example: 0.42, minimum: -1, maximum: 1, description: 'Pearson.' }) correlation: number;
  @ApiProperty({ type: 'integer', example: 60 }) observations: number;
  @ApiProperty({ format: 'date' }) start: string;
  @ApiProperty({ format: 'date' }) end: string;
  @ApiProperty({
    type: 'integer',
    description: 'Days of which at least one return is simulated on stored bars.',
    example: 0,
  })
  simulated_observations: number;
}

export class CorrelationMatrixQueryDto {
  @IntegerField({ min: 3, max: 10_000, fallback: 60, description: 'The last so many days that all have a return for.' })
  window = 60;
}

export class CorrelationMatrixDto {
  @ApiProperty({ type: [String], example: ['alpha', 'beta'], description: 'Of the rows and columns, by name.' })
  strategies: string[];
  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'number', nullable: true, minimum: -1, maximum: 1 } },
    example: [
      [1, 0.42],
      [0.42, 1],
    ],
    description: 'Pearson; null beside a strategy whose returns never change.',
  })
  matrix: (number | null)[][];
  @ApiProperty({ type: 'integer', example: 60 }) observations: number;
  @ApiProperty({ format: 'date' }) start: string;
  @ApiProperty({ format: 'date' }) end: string;
  @ApiProperty({ type: [String], example: [], description: 'Enabled strategies that are not in it.' })
  without_returns: string[];
}

export class AttributionQueryDto {
  @DateField({ optional: true, description: 'First day, inclusive.' })
  start?: string;

  @LastDayField()
  end?: string;
}

export class ContributionDto {
  @ApiProperty({ example: 'beta' }) strategy: string;
  @ApiProperty({ example: 0.2, description: 'Fraction of the capital today.' }) share: number;
  @ApiProperty({ example: 0.115, description: 'Its own compounded return.' }) return: number;
  @ApiProperty({ example: 0.0235, description: 'Its part of `total_return`, linked over the days as by Cariño.' })
  contribution: number;
}

export class AttributionDto {
  @ApiProperty({ format: 'date' }) start: string;
  @ApiProperty({ format: 'date' }) end: string;
  @ApiProperty({ type: 'integer', example: 252 }) observations: number;
  @ApiProperty({ example: 0.0912, description: 'Of the portfolio; the sum of the contributions.' })
  total_return: number;
  @ApiProperty({ type: [ContributionDto], description: 'Largest first.' }) contributions: ContributionDto[];
}

export class SectorExposureQueryDto {
  @TextField({ optional: true, example: 'beta', maxLength: 63, description: 'The whole book when absent.' })
  strategy?: string;
}
