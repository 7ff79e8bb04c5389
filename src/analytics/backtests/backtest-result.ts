import type { TradingDate } from '../../common/trading-date.js';
import type { PeriodReturn } from '../../quant/performance/calendar-returns.js';
import type { QuantErrorCode } from '../../quant/quant-error.js';

export interface EquityPoint {
  date: TradingDate;
  /** US dollars, after the costs of a trade that day. */
  value: number;
  /** Fraction ≤ 0 below the highest value so far. */
  drawdown: number;
  /** What the benchmark made of the same capital; null without one. */
  benchmark: number | null;
}

export interface BacktestDecision {
  date: TradingDate;
  /** Value that was shared out, after costs, US dollars. */
  value: number;
  /** Signed fractions of it; zeros are left out. */
  weights: Record<string, number>;
  /** Fraction that was not invested. */
  cash: number;
  /** Σ|traded value| over the value before the trade. */
  turnover: number;
  /** US dollars. */
  cost: number;
}

export interface FailedDecision {
  date: TradingDate;
  code: QuantErrorCode;
  detail: string;
}

/** A symbol that decisions could not see. */
export interface LeftOutSymbol {
  symbol: string;
  /** At the last of them. */
  reason: 'no_bars' | 'history_too_short' | 'gap_too_long';
  /** At how many. */
  decisions: number;
}

export interface DrawdownSpan {
  depth: number;
  peak: TradingDate;
  trough: TradingDate;
  /** Null while the value has not come back. */
  recovery: TradingDate | null;
}

/** Annual figures × 252, deviations with ddof 1; null where a ratio has nothing to divide by. */
export interface BacktestStatistics {
  /** Of the first decision, and of the last day. */
  start: TradingDate;
  end: TradingDate;
  /** Daily returns. */
  observations: number;
  decisions: number;
  initial_value: number;
  final_value: number;
  /** With the costs of the first purchase, as the growth rate below. */
  total_return: number;
  cagr: number;
  volatility: number;
  sharpe: number | null;
  sortino: number | null;
  max_drawdown: DrawdownSpan | null;
  calmar: number | null;
  /** Σ of the decisions' turnover, the first purchase included. */
  turnover: number;
  annual_turnover: number;
  /** US dollars. */
  costs: number;
  best_month: PeriodReturn | null;
  worst_month: PeriodReturn | null;
}

export interface BenchmarkStatistics {
  symbol: string;
  total_return: number;
  cagr: number;
  volatility: number;
  sharpe: number | null;
  max_drawdown: number;
  beta: number | null;
  alpha: number | null;
  tracking_error: number;
  information_ratio: number | null;
}

export interface BacktestResult {
  statistics: BacktestStatistics;
  benchmark: BenchmarkStatistics | null;
  equity: EquityPoint[];
  decisions: BacktestDecision[];
  failed_decisions: FailedDecision[];
  years: PeriodReturn[];
  months: PeriodReturn[];
  left_out: LeftOutSymbol[];
}
