import { QUANTITY_PLACES, divideDown, formatDecimal } from '../../../common/decimal.js';
import type { NetNeed } from '../netting.js';
import type { Limit, LimitContext } from './limit.js';

/** A slip of a decimal point must not become an order. */
export function maxOrderLimit({ price }: NetNeed, { input }: LimitContext): Limit | undefined {
  const most = input.rules.maxOrderUsd;
  if (most === undefined) return undefined;
  return {
    qty: divideDown(most, price, QUANTITY_PLACES),
    reason: 'MAX_ORDER',
    because: `an order is worth ${formatDecimal(most)} USD at most`,
  };
}
