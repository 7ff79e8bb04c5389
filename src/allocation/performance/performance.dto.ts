import { ApiProperty } from '@nestjs/swagger';
import { DateField } from '../../platform/http/fields.js';

export class PerformanceQueryDto {
  @DateField({ optional: true, description: 'First day.' })
  start?: string;

  @DateField({ optional: true, description: 'Last day.' })
  end?: string;
}

export class MethodPerformanceDto {
  @ApiProperty({ example: 'risk_parity', description: '`policy` is the policy in force.' }) method: string;
  @ApiProperty({ format: 'date' }) start: string;
  @ApiProperty({ format: 'date' }) end: string;
  @ApiProperty({ description: 'Days.' }) observations: number;
  @ApiProperty({ description: 'Compounded over all days.' }) total_return: number;
  @ApiProperty({ description: 'Arithmetic mean × 252.' }) annual_return: number;
  @ApiProperty({ description: 'Annual, ddof 1.' }) volatility: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Over a risk-free rate of 0.' }) sharpe: number | null;
  @ApiProperty({ description: 'The deepest fall from a high, ≤ 0.' }) max_drawdown: number;
  @ApiProperty({ description: 'Σ|change of share| a year.' }) annual_turnover: number;
}
