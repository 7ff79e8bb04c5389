import { ApiProperty } from '@nestjs/swagger';
import { STRATEGY_KINDS } from '../../../strategies/kinds/registry.js';

const RATIO = { type: Number, nullable: true } as const;
const USD = { type: String, nullable: true } as const;
const SHORT = 'Null where the history is shorter.';

export class StrategySummaryDto {
  @ApiProperty({ example: 'beta' }) id: string;
  @ApiProperty({ example: 'Beta – inverse volatility' }) name: string;
  @ApiProperty({ enum: STRATEGY_KINDS.names }) kind: string;
  @ApiProperty() enabled: boolean;
  @ApiProperty({ ...RATIO, example: 0.2, description: 'Fraction of the capital in the latest book; null without one.' })
  share: number | null;
  @ApiProperty({
    ...USD,
    example: '20125.5',
    description: 'Cash and positions at the latest valuation, exact decimal.',
  })
  equity_usd: string | null;
  @ApiProperty({ ...USD, example: '19875.25', description: 'Positions alone.' }) market_value_usd: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Market time of that valuation.' })
  valued_at: string | null;
  @ApiProperty({ type: 'integer', example: 12, description: 'Symbols that the sleeve holds now.' }) positions: number;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'The last day that has a return; the figures below end there.',
  })
  as_of: string | null;
  @ApiProperty({ ...RATIO, example: 0.0042, description: 'Return of that day.' }) return_1d: number | null;
  @ApiProperty({ ...RATIO, example: 0.011, description: `Of the last month. ${SHORT}` }) return_1m: number | null;
  @ApiProperty({ ...RATIO, example: 0.052, description: 'Since the beginning of the year, or the first day.' })
  return_ytd: number | null;
  @ApiProperty({ ...RATIO, example: 0.093, description: `Of the last twelve months. ${SHORT}` })
  return_1y: number | null;
  @ApiProperty({ ...RATIO, example: 0.12, description: 'Annual (√252, ddof 1), over all days.' })
  volatility: number | null;
  @ApiProperty({ ...RATIO, example: 0.8, description: 'Annual, over a risk-free rate of 0.' }) sharpe: number | null;
  @ApiProperty({ ...RATIO, example: -0.08, description: 'The deepest fall from a high, ≤ 0.' })
  max_drawdown: number | null;
  @ApiProperty({ type: 'integer', example: 2520, description: 'Days that have a return.' }) observations: number;
  @ApiProperty({ type: 'integer', example: 2500, description: 'Those of them that are simulated on stored bars.' })
  simulated_observations: number;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Null before there is a live day.' })
  first_live_date: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Latest allocation run.' })
  last_run_at: string | null;
}
