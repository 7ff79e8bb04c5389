import { AppError } from '../common/app-error.js';
import { QuantError } from '../quant/quant-error.js';
import type { StrategyEntity } from './entities/strategy.entity.js';
import type { MarketView, TargetWeights } from './kinds/strategy-kind.js';
import { kindOf } from './strategy-definition.js';

export type Rule = Pick<StrategyEntity, 'id' | 'kind' | 'params'>;

/** Pure: the kind of the strategy applied to a view. Throws `insufficient_data`, `infeasible`, `invalid_input`. */
export function computeTargets(strategy: Rule, view: MarketView): TargetWeights {
  try {
    return kindOf(strategy.kind).targets(view, strategy.params);
  } catch (cause) {
    if (cause instanceof QuantError) {
      throw new AppError(cause.code, `Strategy ${strategy.id}: ${cause.message}.`, { cause });
    }
    throw cause;
  }
}
