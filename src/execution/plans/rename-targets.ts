import { type Decimal, ZERO } from '../../common/decimal.js';
import type { SleeveTarget, TradableAsset } from '../planner/plan.js';

export interface RenamedSymbols {
  /** The symbol of today, by the one before. */
  readonly current: ReadonlyMap<string, string>;
  readonly assets: ReadonlyMap<string, TradableAsset>;
}

/** Targets that were computed in a symbol of yesterday mean the same asset today, unless that symbol trades again. */
export function renameTargets(targets: readonly SleeveTarget[], { current, assets }: RenamedSymbols): SleeveTarget[] {
  const today = (symbol: string): string => (assets.get(symbol)?.isTradable ? symbol : (current.get(symbol) ?? symbol));
  return targets.map((target) => {
    const weights = new Map<string, Decimal>();
    for (const [symbol, weight] of target.weights) {
      weights.set(today(symbol), (weights.get(today(symbol)) ?? ZERO).plus(weight));
    }
    return { ...target, weights };
  });
}
