import { ApiProperty } from '@nestjs/swagger';
import { DrawdownSpanDto } from '../../analytics/backtests/dto/backtest-result.dto.js';
import { ChoiceField, IntegerField, TextField } from '../../platform/http/fields.js';

const RATIO = { type: Number, nullable: true } as const;
const WHOLE = 'The whole portfolio when absent.';

export class SubjectQueryDto {
  @TextField({ optional: true, maxLength: 63, example: 'beta', description: WHOLE })
  strategy?: string;
}

export class WindowQueryDto extends SubjectQueryDto {
  @IntegerField({ min: 2, max: 10_000, fallback: 252, description: 'The last so many daily returns.' })
  window = 252;
}

export class VarQueryDto extends WindowQueryDto {
  @ChoiceField(['0.9', '0.95', '0.975', '0.99'], { fallback: '0.95', description: 'Confidence level.' })
  level = '0.95';
}

class SubjectDto {
  @ApiProperty({ example: 'beta', description: '`portfolio` for the whole.' }) strategy: string;
  @ApiProperty({ format: 'date', description: 'The last day that has a return.' }) as_of: string;
  @ApiProperty({ type: 'integer', example: 252, description: 'Number of daily returns.' }) observations: number;
  @ApiProperty({ type: 'integer', example: 0, description: 'Simulated days among them.' })
  simulated_observations: number;
}

export class VarDto extends SubjectDto {
  @ApiProperty({ example: 0.95 }) level: number;
  @ApiProperty({ example: 0.0115, description: 'Quantile of the losses of a day; positive.' }) historical: number;
  @ApiProperty({ example: 0.0118, description: 'Of the normal distribution with the same mean and deviation.' })
  gaussian: number;
  @ApiProperty({ example: 0.0121, description: 'The same corrected for skewness and kurtosis.' })
  cornish_fisher: number;
  @ApiProperty({ example: 0.0174, description: 'Mean of the worst losses, the one on the border in part.' })
  expected_shortfall: number;
  @ApiProperty({ example: 0.0148 }) gaussian_expected_shortfall: number;
}

export class VolatilityDto extends SubjectDto {
  @ApiProperty({ example: 0.118, description: 'Annual (√252), ddof 1.' }) volatility: number;
  @ApiProperty({ example: 0.084, description: 'Annual, of returns below 0, over all days.' })
  downside_deviation: number;
}

export class BetaQueryDto extends WindowQueryDto {
  @TextField({ maxLength: 32, example: 'SPY', description: 'A symbol with bars.' })
  benchmark: string;
}

export class BetaDto extends SubjectDto {
  @ApiProperty({ example: 'SPY' }) benchmark: string;
  @ApiProperty({ ...RATIO, example: 0.79, description: 'Null where the benchmark never changed.' }) beta: number | null;
  @ApiProperty({ ...RATIO, example: 0.75, description: 'On days on which the benchmark rose.' }) up_beta: number | null;
  @ApiProperty({ ...RATIO, example: 0.81, description: 'On days on which it fell.' }) down_beta: number | null;
  @ApiProperty({ ...RATIO, example: 0.81 }) r_squared: number | null;
}

export class DrawdownsQueryDto extends SubjectQueryDto {
  @IntegerField({ min: 1, max: 100, fallback: 10, description: 'The so many deepest.' })
  count = 10;
}

export class DrawdownsDto extends SubjectDto {
  @ApiProperty({ example: -0.021, description: 'Today below the highest value so far; fraction ≤ 0.' }) current: number;
  @ApiProperty({ example: -0.183 }) deepest: number;
  @ApiProperty({ type: 'integer', example: 64, description: 'Most days in a row below a high.' }) longest: number;
  @ApiProperty({ type: [DrawdownSpanDto], description: 'Deepest first.' }) episodes: DrawdownSpanDto[];
}

export class RiskContributionDto {
  @ApiProperty({ example: 'AAPL' }) symbol: string;
  @ApiProperty({ example: 0.12, description: 'Target weight.' }) weight: number;
  @ApiProperty({ example: 0.154, description: 'Fraction of the variance; they sum to 1.' }) contribution: number;
}

export class RiskContributionsDto {
  @ApiProperty({ example: 'portfolio' }) strategy: string;
  @ApiProperty({ format: 'date', description: 'The last day of the bars.' }) as_of: string;
  @ApiProperty({ type: 'integer', example: 252, description: 'Daily returns that all symbols have.' })
  observations: number;
  @ApiProperty({ example: 0.131, description: 'Annual, of the target weights on those days.' }) volatility: number;
  @ApiProperty({ type: [RiskContributionDto], description: 'Largest first.' }) contributions: RiskContributionDto[];
  @ApiProperty({ type: [String], example: [], description: 'Symbols without complete bars on those days.' })
  left_out: string[];
}

export class RiskSummaryDto {
  @ApiProperty({ example: 'portfolio', description: 'A strategy, or `portfolio`.' }) strategy: string;
  @ApiProperty({ format: 'date' }) as_of: string;
  @ApiProperty({ type: 'integer', example: 252, description: 'Daily returns, the last 252 at most.' })
  observations: number;
  @ApiProperty({ type: 'integer', example: 0 }) simulated_observations: number;
  @ApiProperty({ ...RATIO, example: 0.118 }) volatility: number | null;
  @ApiProperty({ ...RATIO, example: 0.104 }) volatility_60d: number | null;
  @ApiProperty({ ...RATIO, example: 0.0115 }) var_95: number | null;
  @ApiProperty({ ...RATIO, example: 0.0174 }) cvar_95: number | null;
  @ApiProperty({ ...RATIO, example: 0.021, description: 'A fall is positive here, as in rules.' }) drawdown:
    number | null;
  @ApiProperty({ ...RATIO, example: 0.183 }) max_drawdown: number | null;
  @ApiProperty({ ...RATIO, example: 0.25 }) largest_weight: number | null;
  @ApiProperty({ ...RATIO, example: 1 }) gross_weight: number | null;
}
