import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DateField, LastDayField, TextField } from '../../../platform/http/fields.js';
import { DrawdownSpanDto, PeriodReturnDto } from '../../backtests/dto/backtest-result.dto.js';
import { BenchmarkFiguresDto, FactorFiguresDto, PerformanceFiguresDto } from './performance-figures.dto.js';

const SERIES = { type: 'array', items: { type: 'number' } } as const;

/** Described for integrators; `performanceJson` checks it, with places. */
export class PerformanceRequestDto {
  @ApiProperty({ ...SERIES, example: [0.01, -0.005, 0.002], description: 'Simple returns per period, none below −1.' })
  returns: number[];

  @ApiProperty({ ...SERIES, required: false, example: [0.008, -0.004, 0.001], description: 'Of the same periods.' })
  benchmark?: number[];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: SERIES,
    example: { MKT: [0.009, -0.004, 0.0015] },
    description: 'Returns of factors in the same periods, at most 50; at least two periods more than factors.',
  })
  factors?: Record<string, number[]>;

  @ApiProperty({ required: false, default: 0, example: 0, description: 'Annual, arithmetic.' }) risk_free_rate?: number;

  @ApiProperty({ required: false, default: 252, example: 252, description: 'Above 0.' }) periods_per_year?: number;
}

export class PerformanceAnswerDto extends PerformanceFiguresDto {
  @ApiProperty({ type: BenchmarkFiguresDto, nullable: true }) benchmark: BenchmarkFiguresDto | null;
  @ApiProperty({ type: FactorFiguresDto, nullable: true }) factors: FactorFiguresDto | null;
}

export class PerformanceQueryDto {
  @TextField({ optional: true, maxLength: 63, example: 'beta', description: 'The whole portfolio when absent.' })
  strategy?: string;

  @DateField({ optional: true, description: 'First day, inclusive.' })
  start?: string;

  @LastDayField()
  end?: string;

  @TextField({ optional: true, maxLength: 32, example: 'SPY', description: 'A symbol with bars to compare with.' })
  benchmark?: string;

  @TextField({
    optional: true,
    maxLength: 64,
    example: 'french3',
    description:
      'A data set of `pas import factors`; its `RF`, if there is one, is the risk-free rate of the regression.',
  })
  factors?: string;
}

export class SymbolBenchmarkDto extends BenchmarkFiguresDto {
  @ApiProperty({ example: 'SPY' }) symbol: string;
}

export class DatasetFactorsDto extends FactorFiguresDto {
  @ApiProperty({ example: 'french3' }) dataset: string;
}

export class PerformanceDto extends PerformanceFiguresDto {
  @ApiProperty({ example: 'beta', description: '`portfolio` for the whole.' }) strategy: string;
  @ApiProperty({ format: 'date', description: 'Of the first return.' }) start: string;
  @ApiProperty({ format: 'date' }) end: string;
  @ApiProperty({
    type: 'integer',
    example: 1200,
    description: 'Days of the walk-forward simulation on stored bars among them.',
  })
  simulated_observations: number;
  @ApiProperty({ type: [PeriodReturnDto] }) years: PeriodReturnDto[];
  @ApiProperty({ type: [PeriodReturnDto] }) months: PeriodReturnDto[];
  @ApiProperty({
    type: [DrawdownSpanDto],
    description: 'The five deepest. A peak before the first day has that of it.',
  })
  drawdowns: DrawdownSpanDto[];
  @ApiProperty({ type: SymbolBenchmarkDto, nullable: true }) benchmark: SymbolBenchmarkDto | null;
  @ApiProperty({ type: DatasetFactorsDto, nullable: true }) factors: DatasetFactorsDto | null;
}
