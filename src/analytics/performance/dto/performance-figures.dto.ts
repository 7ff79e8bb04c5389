import { ApiProperty } from '@nestjs/swagger';

const RATIO = { type: Number, nullable: true } as const;

export class PerformanceFiguresDto {
  @ApiProperty({ type: 'integer', example: 1257, description: 'Number of returns.' }) observations: number;
  @ApiProperty({ example: 0.62, description: 'Compounded, not annualised.' }) total_return: number;
  @ApiProperty({ example: 0.1016, description: 'Compound annual growth rate, by the number of periods.' }) cagr: number;
  @ApiProperty({ example: 0.1035, description: 'Arithmetic mean × periods.' }) annual_return: number;
  @ApiProperty({ example: 0.118, description: 'Annual standard deviation, ddof 1.' }) volatility: number;
  @ApiProperty({ ...RATIO, example: 0.87, description: '(annual_return − risk_free_rate)/volatility.' })
  sharpe: number | null;
  @ApiProperty({ ...RATIO, example: 0.97, description: 'Probability that the true Sharpe ratio is above 0.' })
  probabilistic_sharpe: number | null;
  @ApiProperty({ example: 0.084, description: 'Annual, below the risk-free rate, over all periods.' })
  downside_deviation: number;
  @ApiProperty({ ...RATIO, example: 1.22, description: '(annual_return − risk_free_rate)/downside_deviation.' })
  sortino: number | null;
  @ApiProperty({ ...RATIO, example: 1.17, description: 'Gains over losses, both about the risk-free rate.' })
  omega: number | null;
  @ApiProperty({ example: -0.167, description: 'Fraction ≤ 0.' }) max_drawdown: number;
  @ApiProperty({ example: -0.021, description: 'Mean over all periods, those at a high counted as 0.' })
  average_drawdown: number;
  @ApiProperty({ type: 'integer', example: 196, description: 'Most periods in a row below a high.' })
  longest_drawdown: number;
  @ApiProperty({ example: 0.034, description: 'Root of the mean square of the drawdowns.' }) ulcer_index: number;
  @ApiProperty({ ...RATIO, example: 0.61, description: 'cagr over the depth of the deepest drawdown.' })
  calmar: number | null;
  @ApiProperty({ example: 0.0115, description: 'Historical value at risk per period; a loss is positive.' })
  var_95: number;
  @ApiProperty({ example: 0.0174, description: 'Mean loss of the worst 5 % of the periods.' }) cvar_95: number;
  @ApiProperty({ example: 0.0214 }) var_99: number;
  @ApiProperty({ example: 0.0279 }) cvar_99: number;
  @ApiProperty({ example: 0.0118, description: 'Of the normal distribution with the same mean and volatility.' })
  gaussian_var_95: number;
  @ApiProperty({ example: 0.0121, description: 'The same corrected for skewness and kurtosis.' })
  cornish_fisher_var_95: number;
  @ApiProperty({ ...RATIO, example: 0.93, description: 'Size of the 95 % quantile over that of the 5 % quantile.' })
  tail_ratio: number | null;
  @ApiProperty({ ...RATIO, example: -0.41 }) skewness: number | null;
  @ApiProperty({ ...RATIO, example: 3.2 }) excess_kurtosis: number | null;
  @ApiProperty({ example: 0.041, description: 'Highest return of a period.' }) best: number;
  @ApiProperty({ example: -0.037, description: 'Lowest return of a period.' }) worst: number;
  @ApiProperty({ ...RATIO, example: 0.54, description: 'Of the periods that changed anything.' })
  win_rate: number | null;
  @ApiProperty({ ...RATIO, example: 0.0051 }) average_win: number | null;
  @ApiProperty({ ...RATIO, example: -0.0053 }) average_loss: number | null;
  @ApiProperty({ ...RATIO, example: 0.96, description: 'average_win over the size of average_loss.' })
  payoff_ratio: number | null;
  @ApiProperty({ ...RATIO, example: 1.18, description: 'Sum of the gains over the sum of the losses.' })
  profit_factor: number | null;
  @ApiProperty({ ...RATIO, example: 0.18, description: 'Sum of all returns over the sum of the losses.' })
  gain_to_pain: number | null;
  @ApiProperty({ ...RATIO, example: 0.95, description: 'R² of a straight line through the cumulated log returns.' })
  stability: number | null;
}

export class BenchmarkFiguresDto {
  @ApiProperty({ example: 0.57, description: 'Of the benchmark itself, as the next four.' }) total_return: number;
  @ApiProperty({ example: 0.0946 }) cagr: number;
  @ApiProperty({ example: 0.135 }) volatility: number;
  @ApiProperty({ ...RATIO, example: 0.74 }) sharpe: number | null;
  @ApiProperty({ example: -0.196 }) max_drawdown: number;
  @ApiProperty({ ...RATIO, example: 0.79 }) beta: number | null;
  @ApiProperty({ ...RATIO, example: 0.028, description: "Jensen's, annual and arithmetic." }) alpha: number | null;
  @ApiProperty({ ...RATIO, example: 0.9 }) correlation: number | null;
  @ApiProperty({ ...RATIO, example: 0.81 }) r_squared: number | null;
  @ApiProperty({ example: 0.058, description: 'Annual standard deviation of the difference, ddof 1.' })
  tracking_error: number;
  @ApiProperty({ ...RATIO, example: 0.12, description: 'Annual mean of the difference over the tracking error.' })
  information_ratio: number | null;
  @ApiProperty({ ...RATIO, example: 0.13, description: '(annual_return − risk_free_rate)/beta.' })
  treynor: number | null;
  @ApiProperty({ ...RATIO, example: 0.84, description: 'Growth rate over that of the benchmark where it rose.' })
  up_capture: number | null;
  @ApiProperty({ ...RATIO, example: 0.78, description: 'The same where it fell: below 1 is a smaller loss.' })
  down_capture: number | null;
  @ApiProperty({ ...RATIO, example: 0.75 }) up_beta: number | null;
  @ApiProperty({ ...RATIO, example: 0.81 }) down_beta: number | null;
  @ApiProperty({ example: 0.007, description: 'cagr minus that of the benchmark.' }) excess_cagr: number;
}

export class FactorLoadingDto {
  @ApiProperty({ example: 'Mkt-RF' }) factor: string;
  @ApiProperty({ example: 0.83 }) loading: number;
  @ApiProperty({ example: 0.012, description: 'Of least squares.' }) standard_error: number;
  @ApiProperty({ example: 0.016, description: 'By Newey and West, ⌊4(T/100)^(2/9)⌋ lags.' }) robust_error: number;
  @ApiProperty({ ...RATIO, example: 69.2, description: 'loading/standard_error; null where the fit is exact.' })
  t: number | null;
}

export class FactorFiguresDto {
  @ApiProperty({ type: 'integer', example: 1257, description: 'Periods that have a return and every factor.' })
  observations: number;
  @ApiProperty({ example: 0.014, description: 'Annual: what the factors leave of the mean.' }) alpha: number;
  @ApiProperty({ ...RATIO, example: 0.9 }) alpha_t: number | null;
  @ApiProperty({ type: [FactorLoadingDto] }) loadings: FactorLoadingDto[];
  @ApiProperty({ ...RATIO, example: 0.84 }) r_squared: number | null;
  @ApiProperty({ ...RATIO, example: 0.839 }) adjusted_r_squared: number | null;
  @ApiProperty({ example: 0.047, description: 'Annual.' }) residual_volatility: number;
}
