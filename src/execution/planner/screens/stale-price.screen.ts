import type { PlanInput, Skip } from '../plan.js';

/** An old price sizes the order wrongly. */
export function stalePriceScreen(symbol: string, { assets, nowMs, rules }: PlanInput): Skip | undefined {
  const atMs = assets.get(symbol)?.priceAtMs;
  if (rules.maxPriceAgeMs === undefined || atMs === undefined) return undefined;
  const ageMs = nowMs - atMs;
  if (ageMs <= rules.maxPriceAgeMs) return undefined;
  const detail = `the last price is ${Math.round(ageMs / 1000)} s old, ${rules.maxPriceAgeMs / 1000} s are allowed`;
  return { symbol, reason: 'STALE_PRICE', detail };
}
