import type { TradingDate } from '../../common/trading-date.js';
import type { Params } from '../../quant/params.js';
import type { RebalancePeriod } from '../../strategies/rebalance-schedule.js';
import type { Universe } from '../../strategies/universe.js';

/** What is asked of the past, completed: with the prices, all that the numbers follow from. */
export interface BacktestDefinition {
  /** Id of the stored strategy that the rule was taken from; null for one that was given with the request. */
  strategy: string | null;
  name: string;
  kind: string;
  params: Params;
  universe: Universe;
  /** What the universe meant when the backtest was asked for, by name. */
  symbols: string[];
  /** Decisions and days lie between these, both included. */
  start: TradingDate;
  end: TradingDate;
  /** US dollars, decimal text. */
  initial_capital: string;
  rebalance: RebalancePeriod;
  /** Fraction of the value traded, both ways. */
  cost_rate: number;
  benchmark: string | null;
  /** Annual, arithmetic. */
  risk_free_rate: number;
}
