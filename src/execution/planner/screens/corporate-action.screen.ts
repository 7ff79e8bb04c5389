import type { PlanInput, Skip } from '../plan.js';

/** Weights, prices and holdings from both sides of a split do not fit together. */
export function corporateActionScreen(symbol: string, { assets }: PlanInput): Skip | undefined {
  const action = assets.get(symbol)?.corporateAction;
  if (action === undefined) return undefined;
  return { symbol, reason: 'CORPORATE_ACTION', detail: `${action}; tradable when bars from after it are stored` };
}
