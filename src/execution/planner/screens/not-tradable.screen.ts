import type { PlanInput, Skip } from '../plan.js';

const FATE = {
  cash: 'its weight stays cash',
  pro_rata: 'its weight goes to the other symbols of the strategy in proportion',
};

/** Only what the broker lists as tradable trades: an asset that left the list is inactive or delisted. */
export function notTradableScreen(symbol: string, { assets, rules }: PlanInput): Skip | undefined {
  if (assets.get(symbol)?.isTradable === true) return undefined;
  const detail = `the broker does not trade this symbol; ${FATE[rules.untradableWeight]}`;
  return { symbol, reason: 'NOT_TRADABLE', detail };
}
