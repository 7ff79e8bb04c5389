import { ApiProperty } from '@nestjs/swagger';

const RATIO = { type: Number, nullable: true } as const;
const DAY = { format: 'date' } as const;

export class PeriodReturnDto {
  @ApiProperty({ example: '2023-06', description: 'A year, or a month.' }) period: string;
  @ApiProperty({ example: 0.021, description: 'Compounded, not annualised; of a part, where only a part is there.' })
  value: number;
}

export class DrawdownSpanDto {
  @ApiProperty({ example: -0.183, description: 'Fraction ≤ 0.' }) depth: number;
  @ApiProperty({ ...DAY, description: 'Day of the high.' }) peak: string;
  @ApiProperty({ ...DAY, description: 'Day of the low.' }) trough: string;
  @ApiProperty({ type: String, ...DAY, nullable: true, description: 'First day back at the high; null: not yet.' })
  recovery: string | null;
}

export class BacktestStatisticsDto {
  @ApiProperty({ ...DAY, description: 'Of the first decision.' }) start: string;
  @ApiProperty({ ...DAY, description: 'The last day.' }) end: string;
  @ApiProperty({ type: 'integer', example: 1005, description: 'Daily returns.' }) observations: number;
  @ApiProperty({ type: 'integer', example: 48 }) decisions: number;
  @ApiProperty({ example: 1000000, description: 'US dollars, before the first purchase.' }) initial_value: number;
  @ApiProperty({ example: 1421000.5 }) final_value: number;
  @ApiProperty({ example: 0.421, description: 'final/initial − 1, with all costs.' }) total_return: number;
  @ApiProperty({ example: 0.092, description: 'Compound annual growth rate; a year has 252 days.' }) cagr: number;
  @ApiProperty({ example: 0.14, description: 'Annual (√252, ddof 1), of the daily returns after the first purchase.' })
  volatility: number;
  @ApiProperty({ ...RATIO, example: 0.68, description: '(mean × 252 − risk_free_rate)/volatility.' })
  sharpe: number | null;
  @ApiProperty({ ...RATIO, example: 0.95, description: 'The same over the downside deviation below that rate.' })
  sortino: number | null;
  @ApiProperty({ type: DrawdownSpanDto, nullable: true, description: 'Null where the value never fell.' })
  max_drawdown: DrawdownSpanDto | null;
  @ApiProperty({ ...RATIO, example: 0.5, description: 'cagr over the depth of that drawdown.' }) calmar: number | null;
  @ApiProperty({ example: 6.4, description: 'Σ|traded value|/value of all decisions, the first purchase included.' })
  turnover: number;
  @ApiProperty({ example: 1.6 }) annual_turnover: number;
  @ApiProperty({ example: 7350.2, description: 'US dollars.' }) costs: number;
  @ApiProperty({ type: PeriodReturnDto, nullable: true }) best_month: PeriodReturnDto | null;
  @ApiProperty({ type: PeriodReturnDto, nullable: true }) worst_month: PeriodReturnDto | null;
}

export class BenchmarkStatisticsDto {
  @ApiProperty({ example: 'SPY' }) symbol: string;
  @ApiProperty({ example: 0.35 }) total_return: number;
  @ApiProperty({ example: 0.078 }) cagr: number;
  @ApiProperty({ example: 0.17 }) volatility: number;
  @ApiProperty({ ...RATIO, example: 0.5 }) sharpe: number | null;
  @ApiProperty({ example: -0.25 }) max_drawdown: number;
  @ApiProperty({ ...RATIO, example: 0.8, description: 'Of the backtest on the benchmark.' }) beta: number | null;
  @ApiProperty({ ...RATIO, example: 0.02, description: "Jensen's, annual and arithmetic." }) alpha: number | null;
  @ApiProperty({ example: 0.06, description: 'Annual standard deviation of the difference, ddof 1.' })
  tracking_error: number;
  @ApiProperty({ ...RATIO, example: 0.3, description: 'Annual mean of the difference over the tracking error.' })
  information_ratio: number | null;
}

export class EquityPointDto {
  @ApiProperty(DAY) date: string;
  @ApiProperty({ example: 1003210.5, description: 'US dollars at the close, after the costs of a trade that day.' })
  value: number;
  @ApiProperty({ example: -0.01, description: 'Fraction ≤ 0 below the highest value so far.' }) drawdown: number;
  @ApiProperty({ ...RATIO, example: 1001500, description: 'What the benchmark made of the same capital.' })
  benchmark: number | null;
}

export class BacktestDecisionDto {
  @ApiProperty(DAY) date: string;
  @ApiProperty({ example: 999500, description: 'US dollars that were shared out, after costs.' }) value: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    example: { AAPL: 0.4, MSFT: 0.6 },
    description: 'Signed fractions of it.',
  })
  weights: Record<string, number>;
  @ApiProperty({ example: 0, description: 'Fraction that is not invested.' }) cash: number;
  @ApiProperty({ example: 0.12, description: 'Σ|traded value| over the value before.' }) turnover: number;
  @ApiProperty({ example: 120.5, description: 'US dollars.' }) cost: number;
}

export class FailedDecisionDto {
  @ApiProperty(DAY) date: string;
  @ApiProperty({ example: 'infeasible' }) code: string;
  @ApiProperty({ example: 'no weights meet all constraints' }) detail: string;
}

export class LeftOutSymbolDto {
  @ApiProperty({ example: 'NEWCO' }) symbol: string;
  @ApiProperty({ enum: ['no_bars', 'history_too_short', 'gap_too_long'], description: 'At the last of them.' })
  reason: string;
  @ApiProperty({ type: 'integer', example: 7, description: 'Number of decisions that could not see it.' })
  decisions: number;
}

export class BacktestResultDto {
  @ApiProperty({ type: BacktestStatisticsDto }) statistics: BacktestStatisticsDto;
  @ApiProperty({ type: BenchmarkStatisticsDto, nullable: true }) benchmark: BenchmarkStatisticsDto | null;
  @ApiProperty({ type: [EquityPointDto], description: 'From the first decision on.' }) equity: EquityPointDto[];
  @ApiProperty({ type: [BacktestDecisionDto] }) decisions: BacktestDecisionDto[];
  @ApiProperty({ type: [FailedDecisionDto], description: 'Where it held on what it had, and why.' })
  failed_decisions: FailedDecisionDto[];
  @ApiProperty({ type: [PeriodReturnDto] }) years: PeriodReturnDto[];
  @ApiProperty({ type: [PeriodReturnDto] }) months: PeriodReturnDto[];
  @ApiProperty({ type: [LeftOutSymbolDto], description: 'Symbols that decisions could not see, for want of closes.' })
  left_out: LeftOutSymbolDto[];
}
