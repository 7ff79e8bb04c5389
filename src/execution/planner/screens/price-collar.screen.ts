import { formatDecimal } from '../../../common/decimal.js';
import type { PlanInput, Skip } from '../plan.js';

/** A price far from the previous close is a bad print, a split that nobody announced, or news: a person should look. */
export function priceCollarScreen(symbol: string, { assets, prices, rules }: PlanInput): Skip | undefined {
  const close = assets.get(symbol)?.previousClose;
  const price = prices.get(symbol);
  if (rules.priceCollar === undefined || close === undefined || price === undefined) return undefined;
  if (price.minus(close).abs().lte(close.times(rules.priceCollar))) return undefined;
  const detail = `${formatDecimal(price)} is more than ${formatDecimal(rules.priceCollar)} of ${formatDecimal(close)}, the previous close, away from it`;
  return { symbol, reason: 'PRICE_COLLAR', detail };
}
