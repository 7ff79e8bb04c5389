import type { Decimal } from '../../common/decimal.js';
import type { BrokerOrder } from '../broker/broker.port.js';
import type { Intent } from './intents.repository.js';

type Wanted = Pick<Intent, 'symbol' | 'side' | 'qty' | 'notional' | 'limitPrice'>;

/** Whether the broker's order is the one that the intent asked for, and not another one under its id. */
export function isSameOrder(intent: Wanted, order: Pick<BrokerOrder, keyof Wanted>): boolean {
  const { symbol, side, qty, notional, limitPrice } = intent;
  const isSameSize = isSame(qty, order.qty) && isSame(notional, order.notional);
  return order.symbol === symbol && order.side === side && isSameSize && isSame(limitPrice, order.limitPrice);
}

function isSame(a: Decimal | null, b: Decimal | null): boolean {
  return a === null || b === null ? a === b : a.eq(b);
}
