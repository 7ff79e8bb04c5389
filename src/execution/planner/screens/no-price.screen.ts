import type { PlanInput, Skip } from '../plan.js';

export function noPriceScreen(symbol: string, { prices }: PlanInput): Skip | undefined {
  return prices.has(symbol) ? undefined : { symbol, reason: 'NO_PRICE', detail: 'no price is known' };
}
