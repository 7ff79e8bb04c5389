import { ApiProperty } from '@nestjs/swagger';

export class MethodPerformanceDto {
  @ApiProperty({ example: 'risk_parity', description: '`policy` is the policy in force.' }) method: string;
  @ApiProperty({ format: 'date' }) start: string;
  @ApiProperty({ format: 'date' }) end: string;
  @ApiProperty({ type: 'integer', description: 'Days.', example: 252 }) observations: number;
  @ApiProperty({ description: 'Compounded over all days.', example: 0.11 }) total_return: number;
  @ApiProperty({ description: 'Arithmetic mean × 252.', example: 0.105 }) annual_return: number;
  @ApiProperty({ description: 'Annual, ddof 1.', example: 0.12 }) volatility: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Over a risk-free rate of 0.', example: 0.875 }) sharpe:
    number | null;
  @ApiProperty({ description: 'The deepest fall from a high, ≤ 0.', example: -0.08 }) max_drawdown: number;
  @ApiProperty({ description: 'Σ|change of share| a year.', example: 1.6 }) annual_turnover: number;
}
