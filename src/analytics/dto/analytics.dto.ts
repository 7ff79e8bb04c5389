import { ApiProperty } from '@nestjs/swagger';
import { IntegerField, TextField } from '../../platform/http/fields.js';

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
  @ApiProperty({ example: 60 }) observations: number;
  @ApiProperty({ format: 'date' }) start: string;
  @ApiProperty({ format: 'date' }) end: string;
  @ApiProperty({ description: 'Days of which at least one return is simulated on stored bars.', example: 0 })
  simulated_observations: number;
}

export class SectorExposureQueryDto {
  @TextField({ optional: true, example: 'beta', maxLength: 63, description: 'The whole book when absent.' })
  strategy?: string;
}
