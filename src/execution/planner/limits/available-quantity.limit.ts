import { QUANTITY_PLACES, ZERO, maxDecimal, roundDown } from '../../../common/decimal.js';
import type { NetNeed } from '../netting.js';
import type { Limit, LimitContext } from './limit.js';

/** The broker sells what no open order holds. Less than its last digit is nothing that it could lack. */
export function availableQuantityLimit({ symbol, side, qty }: NetNeed, { input }: LimitContext): Limit | undefined {
  if (side === 'buy') return undefined;
  const free = roundDown(maxDecimal(ZERO, input.available.get(symbol) ?? ZERO), QUANTITY_PLACES);
  if (free.gte(roundDown(qty, QUANTITY_PLACES))) return undefined;
  return { qty: free, reason: 'QTY_UNAVAILABLE', because: 'open orders hold the rest, or the broker does not have it' };
}
