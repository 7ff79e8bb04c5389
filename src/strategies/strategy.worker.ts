import { AppError } from '../common/app-error.js';
import type { ErrorCode } from '../common/error-codes.js';
import type { PriceMatrix } from '../market/price-matrix.js';
import { computeTargets, type Rule } from './compute-targets.js';
import type { MarketView, TargetWeights } from './kinds/strategy-kind.js';
import { kindOf } from './strategy-definition.js';
import type { DailyReturn } from './simulation.js';
import { walkForward } from './walk-forward.js';

export type StrategyTask =
  | { readonly operation: 'targets'; readonly strategy: Rule; readonly view: MarketView }
  | { readonly operation: 'walk'; readonly strategy: Rule; readonly prices: PriceMatrix };

/** Refusals as values: an error loses its class between threads. */
export type StrategyOutcome =
  | { readonly targets: TargetWeights }
  | { readonly days: DailyReturn[] }
  | { readonly code: ErrorCode; readonly message: string };

/** What a thread of the pool runs for strategies. */
export default function run(task: StrategyTask): StrategyOutcome {
  const { strategy } = task;
  try {
    if (task.operation === 'targets') return { targets: computeTargets(strategy, task.view) };
    return { days: [...walkForward(kindOf(strategy.kind), strategy.params, task.prices)].flat() };
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, message: error.message };
    throw error;
  }
}
