import { ZERO } from '../../../common/decimal.js';
import type { NetNeed } from '../netting.js';
import type { Limit, LimitContext } from './limit.js';

/** The broker refuses an order that might meet an opposite one of the same account (FINRA rule 5210). */
export function washTradeLimit({ symbol, side }: NetNeed, { input }: LimitContext): Limit | undefined {
  const opposite = input.openOrders.find((order) => order.symbol === symbol && order.side !== side);
  if (opposite === undefined) return undefined;
  return {
    qty: ZERO,
    reason: 'WASH_TRADE',
    because: `the ${opposite.side} order ${opposite.orderId} is open at the broker`,
  };
}
