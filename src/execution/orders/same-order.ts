import type { Decimal } from '../../common/decimal.js';
import type { BrokerOrder } from '../broker/broker.port.js';
import type { Intent } from './intents.repository.js';

type Wanted = Pick<Intent, 'symbol' | 'side' | 'qty' | 'notional'>;

/** Whether the broker's order is the one that the intent asked for, and not another one under its id. */
export function isSameOrder(intent: Wanted, order: Pick<BrokerOrder, keyof Wanted>): boolean {
  const { symbol, side, qty, notional } = intent;
  return order.symbol === symbol && order.side === side && isSame(qty, order.qty) && isSame(notional, order.notional);
}

function isSame(a: Decimal | null, b: Decimal | null): boolean {
  return a === null || b === null ? a === b : a.eq(b);
}
