import type { PriceMatrix } from '../market/price-matrix.js';
import type { Params } from '../quant/params.js';
import type { StrategyKind } from './kinds/strategy-kind.js';
import { lastRowsOfPeriods } from './rebalance-schedule.js';
import { simulate, type DailyReturn } from './simulation.js';

/**
 * What the strategy would have returned on stored bars, month by month: at the last session t of a month it decides on
 * data up to t, holds from t + 1 on, and lets the holdings drift until the next decision. No costs. Yields the days of one
 * holding period at a time, so that a caller can let others run.
 */
export function* walkForward(kind: StrategyKind, params: Params, prices: PriceMatrix): Generator<DailyReturn[]> {
  const decisionRows = lastRowsOfPeriods(prices.dates, 'monthly');
  for (const { days } of simulate({ kind, params, prices }, { decisionRows })) if (days.length > 0) yield days;
}
