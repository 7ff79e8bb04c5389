import { ZERO, maxDecimal } from '../../common/decimal.js';
import { type BrokerOrder, filledValue } from '../broker/broker.port.js';
import type { OpenOrder } from '../planner/plan.js';

/** What is left of an order that works at the broker. */
export function openOrderOf(order: BrokerOrder): OpenOrder {
  const { orderId, symbol, side, qty, notional, limitPrice, filledQty } = order;
  return {
    ...{ orderId, symbol, side, limitPrice },
    openQty: qty === null ? null : maxDecimal(ZERO, qty.minus(filledQty)),
    openNotional: notional === null ? null : maxDecimal(ZERO, notional.minus(filledValue(order))),
  };
}
