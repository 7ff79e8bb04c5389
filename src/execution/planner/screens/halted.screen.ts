import type { PlanInput, Skip } from '../plan.js';

/** A halted symbol takes orders and does not execute them: they would wait with nobody knowing the price to come. */
export function haltedScreen(symbol: string, { assets }: PlanInput): Skip | undefined {
  if (assets.get(symbol)?.isHalted !== true) return undefined;
  return { symbol, reason: 'HALTED', detail: 'the exchange has halted its trading; a later plan takes it up again' };
}
