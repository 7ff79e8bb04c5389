import { defineRegistry, type Named } from '../common/registry.js';

/** A number that a rule can limit: larger is riskier. */
export interface RiskStatistic extends Named {
  readonly title: string;
  /** Of the view `risk_stats`. */
  readonly column: string;
}

export const RISK_STATISTICS = defineRegistry<RiskStatistic>('risk statistics', [
  { name: 'volatility', title: 'Annual volatility of the last 252 daily returns', column: 'volatility' },
  { name: 'volatility_60d', title: 'Annual volatility of the last 60 daily returns', column: 'volatility_60d' },
  { name: 'var_95', title: 'Daily loss that one day in twenty exceeded', column: 'var_95' },
  { name: 'cvar_95', title: 'Mean daily loss of the worst twentieth of the days', column: 'cvar_95' },
  { name: 'drawdown', title: 'Fall from the highest value so far', column: 'drawdown' },
  { name: 'max_drawdown', title: 'Deepest fall of the last 252 days', column: 'max_drawdown' },
  { name: 'largest_weight', title: 'Largest target weight of a symbol', column: 'largest_weight' },
  { name: 'gross_weight', title: 'Sum of the sizes of all target weights', column: 'gross_weight' },
]);
