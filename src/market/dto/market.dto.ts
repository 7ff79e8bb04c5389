import { ApiProperty } from '@nestjs/swagger';
import { DateField, FlagField, IntegerField, LastDayField, TextField } from '../../platform/http/fields.js';
import { PageQueryDto } from '../../platform/http/page-query.dto.js';

export class SymbolsQueryDto extends PageQueryDto {
  @FlagField({ optional: true, description: 'Only symbols of the simulated market, or only real ones.' })
  simulated?: boolean;

  @TextField({ optional: true, description: 'Exact name of a sector.', example: 'Information Technology' })
  sector?: string;
}

export class SymbolDto {
  @ApiProperty({ example: 'AAPL' }) symbol: string;
  @ApiProperty({ type: String, nullable: true, example: 'Apple Inc.' }) name: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'Information Technology' }) sector: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'NASDAQ' }) exchange: string | null;
  @ApiProperty() tradable: boolean;
  @ApiProperty() fractionable: boolean;
  @ApiProperty({ description: 'Invented by the simulated market.' }) simulated: boolean;
  @ApiProperty({ type: 'integer', description: 'Number of stored daily bars.', example: 1260 }) bars: number;
  @ApiProperty({ type: String, format: 'date', nullable: true }) first_date: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) last_date: string | null;
}

export class BarsQueryDto {
  @TextField({ description: 'Symbol.', example: 'AAPL', maxLength: 32 })
  symbol: string;

  @DateField({ optional: true, description: 'First day, inclusive.' })
  start?: string;

  @LastDayField()
  end?: string;

  @IntegerField({ min: 1, max: 10_000, fallback: 1000, description: 'The newest so many bars of the range.' })
  limit = 1000;
}

const EXACT = { type: String, format: 'decimal', example: '187.45' } as const;

export class BarDto {
  @ApiProperty({ example: 'AAPL' }) symbol: string;
  @ApiProperty({ format: 'date', example: '2024-01-05' }) date: string;
  @ApiProperty(EXACT) open: string;
  @ApiProperty(EXACT) high: string;
  @ApiProperty(EXACT) low: string;
  @ApiProperty(EXACT) close: string;
  @ApiProperty(EXACT) adjusted_close: string;
  @ApiProperty(EXACT) volume: string;
  @ApiProperty({ enum: ['import', 'alpaca', 'exchange'] }) source: string;
  @ApiProperty() simulated: boolean;
}
